package sadari.server.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An edge that has nothing, and notes what it was told to forget.
final class RecordingEdge implements AutoCloseable {
  private final HttpServer server;
  private final Collection<String> purged = new ConcurrentLinkedQueue<>();
  private volatile boolean confirms = true;

  private RecordingEdge(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.start();
  }

  static RecordingEdge start() {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      return new RecordingEdge(HttpServer.create(new InetSocketAddress(here, 0), 0));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean purge = exchange.getRequestMethod().equals("PURGE");
      if (purge && confirms) {
        purged.add(exchange.getRequestURI().getPath());
      }
      exchange.sendResponseHeaders(purge && !confirms ? 503 : 200, -1);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Whether it does what it is told from now on.
  void confirms(boolean does) {
    confirms = does;
  }

  /// The paths that it has forgotten.
  Collection<String> purged() {
    return purged;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
