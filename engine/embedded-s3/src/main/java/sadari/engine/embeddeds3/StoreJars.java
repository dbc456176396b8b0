package sadari.engine.embeddeds3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The store's jars, which are files inside our own, brought to where a class path can name them.
final class StoreJars {
  private StoreJars() {}

  /// The class path of a store, with its jars in a folder; what is missing there is unpacked.
  static String classPath(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    entries.add(own().toString());
    Files.createDirectories(folder);
    for (String name : names()) {
      Path jar = folder.resolve(name);
      if (!Files.exists(jar)) {
        unpack(name, jar);
      }
      entries.add(jar.toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void unpack(String name, Path jar) throws IOException {
    Path fresh = Files.createTempFile(jar.getParent(), name, ".part");
    try (InputStream in = resource(name)) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static Path own() throws IOException {
    try {
      return Path.of(StoreJars.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<String> names() throws IOException {
    try (InputStream list = resource("list")) {
      String text = new String(list.readAllBytes(), UTF_8).strip();
      return Stream.of(text.split(":")).map(entry -> entry.replace("object-store/", "")).toList();
    }
  }

  private static InputStream resource(String name) throws IOException {
    @Nullable InputStream found = StoreJars.class.getResourceAsStream("/object-store/" + name);
    if (found == null) {
      throw new IOException("this build carries no object store: " + name + " is missing");
    }
    return found;
  }
}
