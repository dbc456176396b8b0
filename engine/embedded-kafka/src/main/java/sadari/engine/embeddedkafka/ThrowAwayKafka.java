package sadari.engine.embeddedkafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A cluster of one broker for tests: on loopback, in a temporary folder. It ends when it is closed
/// and when this JVM does, however that ends.
public final class ThrowAwayKafka implements AutoCloseable {
  private static final long START_BOUND_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Broker broker;
  private Process process;

  private ThrowAwayKafka(Broker broker) throws IOException {
    this.broker = broker;
    this.process = launch();
  }

  /// Starts one, and returns when it listens.
  public static ThrowAwayKafka start() {
    try {
      Path folder = Files.createTempDirectory("sadari-kafka");
      int controller = freePort();
      Broker broker =
          new Broker(
              1,
              folder,
              "127.0.0.1",
              "127.0.0.1",
              freePort(),
              controller,
              Map.of(1, "127.0.0.1:" + controller));
      return new ThrowAwayKafka(broker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() throws IOException {
    broker.prepare();
    File log = broker.folder().resolve("broker.log").toFile();
    Process started =
        new ProcessBuilder(broker.command(true))
            .directory(broker.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    awaitPort(started, log);
    return started;
  }

  private void awaitPort(Process started, File log) {
    long deadline = System.nanoTime() + START_BOUND_NANOS;
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()), 200);
        return;
      } catch (IOException notYet) {
        if (!started.isAlive() || System.nanoTime() > deadline) {
          started.destroyForcibly();
          throw new IllegalStateException("Kafka does not start: see " + log, notYet);
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  /// `host:port`.
  public String address() {
    return "127.0.0.1:" + broker.port();
  }

  /// Ends it without warning; what it has acknowledged is still in its folder.
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts it again at the same address, with what it had.
  public void restart() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops its clock: connections stay, nothing is answered. Closing thaws it.
  public AutoCloseable freeze() {
    signal("STOP");
    return () -> signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Folders.delete(broker.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
