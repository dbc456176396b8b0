package sadari.engine.embeddeds3;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A wire to an object store that does what wires do: cuts, stalls, answers itself. It passes bytes
/// and knows no more of HTTP than where an answer ends early.
public final class FaultyProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Fault fault = new Fault.None();

  private static final int ALL = Integer.MAX_VALUE;

  /// What becomes of bytes in one direction.
  ///
  /// @param limit how many pass
  /// @param garbled which of them is another one; -1 for none
  /// @param late how much later each piece comes
  private record Way(int limit, int garbled, Duration late) {
    static final Way PLAIN = new Way(ALL, -1, Duration.ZERO);
  }

  /// What is wrong with it.
  public sealed interface Fault {
    record None() implements Fault {}

    /// Every question is answered by this.
    record Answers(int status) implements Fault {}

    /// Nothing is answered.
    record Silent() implements Fault {}

    /// Each piece of an answer comes so late.
    record Slow(Duration by) implements Fault {}

    /// Answers end after so many bytes.
    record CutsAnswers(int after) implements Fault {}

    /// Questions end after so many bytes.
    record CutsQuestions(int after) implements Fault {}

    /// A byte of what each connection answers, this far in, is another one.
    record Garbles(int at) implements Fault {}
  }

  /// @param port of the store, on the loopback
  public FaultyProxy(int port) throws IOException {
    this.port = port;
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  /// Where it is asked.
  public String endpoint() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /// From now on; connections that there are end, so that each knows one fault only.
  public void become(Fault next) {
    fault = next;
    sockets.forEach(FaultyProxy::end);
  }

  /// How many connections were made.
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        connections.incrementAndGet();
        sockets.add(client);
        Thread.ofVirtual().start(() -> serve(client, fault));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client, Fault now) {
    try (client) {
      switch (now) {
        case Fault.Answers(int status) -> answer(client, status);
        case Fault.Silent() -> swallow(client);
        case Fault.None() -> pass(client, Way.PLAIN, Way.PLAIN);
        case Fault.Slow(Duration by) -> pass(client, Way.PLAIN, new Way(ALL, -1, by));
        case Fault.CutsAnswers(int after) ->
            pass(client, Way.PLAIN, new Way(after, -1, Duration.ZERO));
        case Fault.CutsQuestions(int after) ->
            pass(client, new Way(after, -1, Duration.ZERO), Way.PLAIN);
        case Fault.Garbles(int at) -> pass(client, Way.PLAIN, new Way(ALL, at, Duration.ZERO));
      }
    } catch (IOException ended) {
      // As wires do.
    } finally {
      sockets.remove(client);
    }
  }

  /// Reads a little, answers, and ends: whatever was asked.
  private static void answer(Socket client, int status) throws IOException {
    int _ = client.getInputStream().read(new byte[1 << 16]);
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 " + status + " Planted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(US_ASCII));
    client.shutdownOutput();
    swallow(client);
  }

  private static void swallow(Socket client) throws IOException {
    byte[] chunk = new byte[1 << 16];
    while (client.getInputStream().read(chunk) >= 0) {}
  }

  private void pass(Socket client, Way questions, Way answers) throws IOException {
    try (Socket store = new Socket("127.0.0.1", port)) {
      sockets.add(store);
      Thread back = Thread.ofVirtual().start(() -> copy(store, client, answers));
      copy(client, store, questions);
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to, Way way) {
    byte[] chunk = new byte[1 << 14];
    int passed = 0;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0 && passed < way.limit(); read = in.read(chunk)) {
        int count = Math.min(read, way.limit() - passed);
        if (way.garbled() >= passed && way.garbled() < passed + count) {
          chunk[way.garbled() - passed] ^= 1;
        }
        LockSupport.parkNanos(way.late().toNanos());
        out.write(chunk, 0, count);
        passed += count;
      }
    } catch (IOException ended) {
      // The other side is ended, too.
    }
    end(from);
    end(to);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    sockets.forEach(FaultyProxy::end);
  }
}
