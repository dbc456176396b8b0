package sadari.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An edge that tells servers it is well and answers no browser: as dead as an edge can be before
/// servers notice.
final class DeadEdge implements AutoCloseable {
  private final HttpServer server;
  private final Collection<String> asked = new ConcurrentLinkedQueue<>();

  private DeadEdge(HttpServer server) {
    this.server = server;
    server.createContext("/", this::hangUp);
    server.createContext("/edge/health", DeadEdge::isWell);
    server.start();
  }

  static DeadEdge start() {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      return new DeadEdge(HttpServer.create(new InetSocketAddress(here, 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hangUp(HttpExchange exchange) {
    asked.add(exchange.getRequestURI().getPath());
    exchange.close();
  }

  private static void isWell(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, -1);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The paths it was asked for in vain.
  Collection<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
