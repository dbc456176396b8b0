package sadari.engine.varnish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import sadari.core.network.Address;

/// A server behind an edge that notes what it is asked for.
///
/// `/media/big…` is a mebibyte, `/media/held…` waits to be let go, whatever has `broken` in it is a
/// 500, `gone` a 404; everything comes with a cookie that no shared cache may keep.
final class LittleOrigin implements AutoCloseable {
  static final int BIG = 1 << 20;
  static final String TEXT = "0123456789";

  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final Semaphore held = new Semaphore(0);
  private final HttpServer server;
  private volatile boolean failing;

  /// A request that arrived.
  record Asked(String method, String path, String secret, String cookie, String forwarded) {}

  LittleOrigin() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  Address address() {
    return new Address("127.0.0.1", server.getAddress().getPort());
  }

  /// What people asked for, health checks left out.
  List<Asked> asked() {
    return asked.stream().filter(one -> !one.path().equals(VarnishEngine.HEALTH_PATH)).toList();
  }

  boolean wasProbed() {
    return asked.size() > asked().size();
  }

  /// From now on everything but health is a 503.
  void fail() {
    failing = true;
  }

  void letGo() {
    held.release();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            path,
            header(exchange, VarnishEngine.SECRET_HEADER),
            header(exchange, "Cookie"),
            header(exchange, "X-Forwarded-For")));
    if (path.startsWith("/media/held")) {
      held.acquireUninterruptibly();
    }
    exchange.getResponseHeaders().add("Set-Cookie", "session=secret");
    boolean health = path.equals(VarnishEngine.HEALTH_PATH);
    int status =
        path.contains("broken") || (failing && !health) ? 503 : path.contains("gone") ? 404 : 200;
    byte[] body = path.startsWith("/media/big") ? new byte[BIG] : TEXT.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  /// Refuses connections from now on.
  @Override
  public void close() {
    held.release(1_000);
    server.stop(0);
  }
}
