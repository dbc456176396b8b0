package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// The configuration of tests that do not pull the plug of the machine.
final class Quick {
  private static final EmbeddedPostgresConfig MADE = make();

  private Quick() {}

  /// A home that is still to be made.
  static EmbeddedPostgresConfig in(Path home) {
    return EmbeddedPostgresConfig.in(home)
        .withSetting("fsync", "off")
        .withSetting("shared_buffers", "16MB");
  }

  /// A home as a first start leaves it: copied, which takes a tenth of the time of making one.
  static EmbeddedPostgresConfig made(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(MADE.home())) {
      for (Path file : files.toList()) {
        Path copy = home.resolve(MADE.home().relativize(file).toString());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.delete(home.resolve("port"));
    return in(home);
  }

  private static EmbeddedPostgresConfig make() {
    try {
      Path home = Files.createTempDirectory("sadari-quick");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
      var config = in(home);
      EmbeddedPostgresTest.started(config).close();
      return config;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void remove(Path home) {
    try {
      Trees.delete(home);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
