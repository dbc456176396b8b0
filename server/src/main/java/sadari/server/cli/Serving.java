package sadari.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import sadari.server.config.Config;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Wiring;
import sadari.server.ops.Operations;
import sadari.server.ops.OperatorKey;

/// A server's life: everything is started, something is done while it serves, everything is closed.
final class Serving {
  private Serving() {}

  /// What is done while the server serves; the server stops when it returns.
  @FunctionalInterface
  interface Meanwhile {
    void run(Wiring.Running running) throws IOException, InterruptedException;
  }

  static void serve(Config config, Wiring wiring, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    makePrivate(config.storage().data());
    try (Components components = new Components()) {
      Operations operations =
          Operations.start(
              config.internal(), components, InstantSource.system(), new SecureRandom());
      Wiring.Running running = wiring.start(config, components, operations.meters());
      // Only now: where another server runs on this data, this one has not started, and that one's
      // key stays.
      try (OperatorKey.Laid _ =
          operations
              .key()
              .layInto(config.storage().data(), config.internal().host(), operations.port())) {
        components.serving();
        meanwhile.run(running);
        components.stopping();
      }
    }
  }

  // Photos, posts and passwords' hashes are nobody's business on a shared machine.
  private static void makePrivate(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      return;
    }
    Path absolute = data.toAbsolutePath();
    if (absolute.getParent() != null) {
      Files.createDirectories(absolute.getParent());
    }
    if (absolute.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(absolute);
    }
  }
}
