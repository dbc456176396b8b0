package sadari.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// An edge without a memory, of which one can say what it does: nothing, or passing files from the
/// server on.
final class LittleEdge implements AutoCloseable {
  private static final List<String> HEADERS =
      List.of("Content-Type", "Cache-Control", "Access-Control-Allow-Origin");

  private static final byte[] CHANGE = "/* else */".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final Collection<String> asked = new ConcurrentLinkedQueue<>();
  private volatile String origin = "";
  private volatile boolean alive = true;
  private volatile Predicate<String> lost = _ -> false;
  private volatile Predicate<String> changed = _ -> false;

  private LittleEdge(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  static LittleEdge start() {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      return new LittleEdge(HttpServer.create(new InetSocketAddress(here, 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/edge/health")) {
        exchange.sendResponseHeaders(alive ? 200 : 503, -1);
        return;
      }
      asked.add(path);
      if (alive && !lost.test(path)) {
        pass(path, exchange);
      }
    }
  }

  private void pass(String path, HttpExchange exchange) throws IOException {
    HttpURLConnection there =
        (HttpURLConnection) URI.create(origin + path).toURL().openConnection();
    int status = there.getResponseCode();
    for (String header : HEADERS) {
      String value = there.getHeaderField(header);
      if (value != null) {
        exchange.getResponseHeaders().add(header, value);
      }
    }
    try (InputStream body = status < 400 ? there.getInputStream() : InputStream.nullInputStream()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      body.transferTo(out);
      out.writeBytes(changed.test(path) ? CHANGE : new byte[0]);
      byte[] bytes = out.toByteArray();
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Starts a program that has seen that this edge is well, to pass on what it has.
  Program program() {
    Program program = Program.start("edge.urls=" + address(), "edge.secret=a-secret-of-tests-only");
    origin = program.address();
    return program;
  }

  /// Hangs up on whoever asks for a path that has this in it, and tells servers that it is well: as
  /// edges are until servers notice.
  void loses(String part) {
    lost = path -> path.contains(part);
  }

  /// Passes on something else than the server has.
  void changes(String part) {
    changed = path -> path.contains(part);
  }

  /// Passes everything on, as it is.
  void recovers() {
    lost = _ -> false;
    changed = _ -> false;
  }

  /// Hangs up on everybody.
  void dies() {
    alive = false;
  }

  /// The paths that it was asked for.
  Collection<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
