package sadari.engine.embeddedkafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A broker on loopback as a child of this JVM, with which it ends.
final class Child {
  private static final long START_BOUND_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Broker broker;
  private Process process;

  private Child(Broker broker, Process process) {
    this.broker = broker;
    this.process = process;
  }

  /// Begins to start it; [#awaitListening] tells when it serves.
  static Child launch(Broker broker) {
    return new Child(broker, spawn(broker));
  }

  static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process spawn(Broker broker) {
    try {
      broker.prepare();
      return new ProcessBuilder(broker.command(true))
          .directory(broker.folder().toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log(broker)))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File log(Broker broker) {
    return broker.folder().resolve("broker.log").toFile();
  }

  /// Returns when it listens, which it does when the quorum knows it.
  void awaitListening() {
    long deadline = System.nanoTime() + START_BOUND_NANOS;
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()), 200);
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          process.destroyForcibly();
          throw new IllegalStateException("Kafka does not start: see " + log(broker), notYet);
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  /// `host:port`.
  String address() {
    return "127.0.0.1:" + broker.port();
  }

  /// Ends it without warning; what it has acknowledged is still in its folder.
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts it again at the same address, with what it had.
  void restart() {
    process = spawn(broker);
    awaitListening();
  }

  /// Stops its clock: connections stay, nothing is answered. Closing thaws it.
  AutoCloseable freeze() {
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
}
