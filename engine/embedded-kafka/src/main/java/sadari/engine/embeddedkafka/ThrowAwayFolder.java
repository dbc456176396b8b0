package sadari.engine.embeddedkafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A temporary folder that goes when it is closed and when this JVM ends, even by kill -9.
///
/// A small process removes it when nobody holds the other end of its standard input any more.
/// Brokers, which end then, too, may write a moment longer: so it does it again for a second.
final class ThrowAwayFolder implements AutoCloseable {
  private static final String GUARD =
      "trap '' HUP INT TERM; read _; for n in 1 2 3 4 5; do rm -rf -- \"$0\"; sleep 0.2; done";

  private final Path path;
  private final Process guard;

  private ThrowAwayFolder(Path path, Process guard) {
    this.path = path;
    this.guard = guard;
  }

  /// A new one.
  static ThrowAwayFolder make(String prefix) {
    try {
      Path path = Files.createTempDirectory(prefix);
      Process guard =
          new ProcessBuilder(List.of("/bin/sh", "-c", GUARD, path.toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new ThrowAwayFolder(path, guard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /// A folder in it.
  Path folder(String name) {
    try {
      return Files.createDirectory(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns when it is gone. Nobody writes into it any more.
  @Override
  public void close() {
    try {
      Folders.delete(path);
      guard.destroyForcibly();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
