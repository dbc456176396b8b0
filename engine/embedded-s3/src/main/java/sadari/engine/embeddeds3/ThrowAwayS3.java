package sadari.engine.embeddeds3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// An object store for tests, on a free port of the loopback; ends with the JVM that started it.
public final class ThrowAwayS3 implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ObjectStore store;
  private Process process;

  private ThrowAwayS3(ObjectStore store) throws IOException {
    this.store = store;
    this.process = start(store);
  }

  /// Starts one whose objects are in a folder.
  public static ThrowAwayS3 in(Path folder) {
    try {
      return new ThrowAwayS3(
          new ObjectStore(folder, "127.0.0.1", freePort(), "tester", "not-a-secret"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it was started as.
  public ObjectStore store() {
    return store;
  }

  /// Ends it as kill -9 does.
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Starts it again, with the objects that it had.
  public void startAgain() {
    try {
      process = start(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static Process start(ObjectStore store) throws IOException {
    store.prepare();
    ProcessBuilder command =
        new ProcessBuilder(store.command(true))
            .redirectErrorStream(true)
            .redirectOutput(store.folder().resolve("log").toFile());
    Process process = command.start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!listens(store)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException("the object store did not start; see log in " + store.folder());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return process;
  }

  private static boolean listens(ObjectStore store) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(store.listen(), store.port()), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }
}
