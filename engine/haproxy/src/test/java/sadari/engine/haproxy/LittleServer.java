package sadari.engine.haproxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import sadari.contract.Await;
import sadari.core.network.Address;

/// An HTTP server that does what a test tells it: answer, freeze, or die with the request in hand.
final class LittleServer implements AutoCloseable {
  enum Mode {
    WELL,
    /// Takes requests, health checks too, and answers none.
    FROZEN,
    /// Takes requests and hangs up.
    DYING,
    /// Answers 503 to people, and is well.
    SHEDDING
  }

  private static final String SWITCHED =
      """
      HTTP/1.1 101 Switching Protocols\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
      \r
      """;

  private final String name;
  private final ServerSocket people = listening();
  private final ServerSocket health = listening();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<String> heads = new ConcurrentLinkedQueue<>();
  private final Semaphore held = new Semaphore(0);
  private volatile Mode mode = Mode.WELL;
  private volatile boolean wantsTraffic = true;

  LittleServer(String name) {
    this.name = name;
    Thread.startVirtualThread(() -> accept(people, true));
    Thread.startVirtualThread(() -> accept(health, false));
  }

  WebServer described() {
    return WebServer.of(name, at(people), at(health));
  }

  void become(Mode other) {
    mode = other;
  }

  void wantTraffic(boolean wants) {
    wantsTraffic = wants;
  }

  /// Lets requests to `/hold` be answered.
  void release(int requests) {
    held.release(requests);
  }

  /// Requests of people that arrived here, whatever became of them.
  List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept(ServerSocket socket, boolean ofPeople) {
    try {
      while (true) {
        Socket connection = socket.accept();
        open.add(connection);
        Thread.startVirtualThread(() -> serve(connection, ofPeople));
      }
    } catch (IOException closed) {
      // It was told to stop.
    }
  }

  private void serve(Socket connection, boolean ofPeople) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String head = head(in);
      while (!head.isEmpty() && !(ofPeople && mode == Mode.DYING)) {
        Await.until("thawing", () -> mode != Mode.FROZEN || connection.isClosed());
        answer(head, in, connection.getOutputStream(), ofPeople);
        head = head(in);
      }
    } catch (IOException | AssertionError gone) {
      // Whoever asked has left.
    } finally {
      open.remove(connection);
    }
  }

  private void answer(String head, InputStream in, OutputStream out, boolean ofPeople)
      throws IOException {
    if (!ofPeople) {
      boolean fine = head.contains("/health/live") || wantsTraffic;
      send(out, fine ? "200 OK" : "404 Not Found", "");
    } else if (mode == Mode.SHEDDING) {
      send(out, "503 Service Unavailable", "");
    } else if (head.contains("upgrade: websocket")) {
      out.write(SWITCHED.getBytes(ISO_8859_1));
      in.transferTo(out);
    } else {
      if (head.contains(" /hold ")) {
        held.acquireUninterruptibly();
      }
      send(out, "200 OK", name);
    }
  }

  private static void send(OutputStream out, String status, String text) throws IOException {
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + text.length() + "\r\n\r\n";
    out.write((head + text).getBytes(ISO_8859_1));
  }

  /// A request without its body, which is read; empty at the end of the connection.
  private String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    String text = head.toString();
    if (!text.isEmpty() && !text.contains("/health/")) {
      heads.add(text);
    }
    String length = text.replaceFirst("(?is).*content-length: (\\d+).*", "$1");
    in.skipNBytes(length.equals(text) ? 0 : Long.parseLong(length));
    return text;
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Address at(ServerSocket socket) {
    return new Address("127.0.0.1", socket.getLocalPort());
  }

  /// Refuses people from now on; health checks are still answered.
  void refuse() {
    shut(people);
  }

  /// Refuses connections from now on, and has none.
  @Override
  public void close() {
    shut(people);
    shut(health);
    try {
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void shut(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("nobody listens", () -> refuses(socket));
  }

  private static boolean refuses(ServerSocket closed) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), closed.getLocalPort())) {
      return false;
    } catch (IOException refused) {
      return true;
    }
  }
}
