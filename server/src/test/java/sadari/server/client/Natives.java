package sadari.server.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The photo engine's libraries, for all servers of this JVM: they are linked once, and look for
/// their folder as long as the JVM lives, also when the first server's data are gone.
final class Natives {
  private static final Path SHARED = shared();

  private Natives() {}

  /// Lets a server find them in its data.
  static void in(Path data) {
    try {
      Files.createDirectories(data);
      if (!Files.exists(data.resolve("natives"))) {
        Files.createSymbolicLink(data.resolve("natives"), SHARED);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes them away again.
  static void outOf(Path data) {
    try {
      if (Files.isSymbolicLink(data.resolve("natives"))) {
        Files.delete(data.resolve("natives"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path shared() {
    try {
      Path folder = Files.createTempDirectory("sadari-natives");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      System.err.println(folder + " is not removed: " + e);
    }
  }
}
