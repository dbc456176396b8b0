package sadari.web.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The part of a server that lives on one event loop: its connections and their time limits.
///
/// All of it is used by that loop's thread only, but for {@link #draining} and {@link #date}.
final class Listener extends VerticleBase {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long SWEEP_MILLIS = 1_000;

  private final WebServer server;
  private final Map<HttpConnection, Line> lines = new HashMap<>();
  private final Set<BodyCollector> collectors = new HashSet<>();
  private @Nullable HttpServer http;
  private volatile String date = "";

  Listener(WebServer server) {
    this.server = server;
  }

  @Override
  public Future<?> start() {
    HttpServer created = vertx.createHttpServer(server.options());
    http = created;
    sweep();
    vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep());
    return created
        .connectionHandler(this::connected)
        .requestHandler(this::accept)
        .invalidRequestHandler(Listener::invalid)
        .exceptionHandler(_ -> {})
        .listen();
  }

  Future<Void> shutdown(java.time.Duration bound) {
    return http == null ? Future.succeededFuture() : http.shutdown(bound);
  }

  private void connected(HttpConnection connection) {
    if (!server.connected()) {
      server.disconnected();
      connection.close();
      return;
    }
    Line line = new Line(connection);
    lines.put(connection, line);
    connection.exceptionHandler(_ -> {});
    connection.closeHandler(
        _ -> {
          lines.remove(connection);
          server.disconnected();
        });
  }

  private void accept(HttpServerRequest in) {
    Line line = lines.get(in.connection());
    if (line == null) {
      in.connection().close();
      return;
    }
    line.begun();
    String target = in.uri();
    int mark = target.indexOf('?');
    Method method = method(in.method().name());
    Match match =
        method == null
            ? router().failing(HttpProblem.of(501, "This method is not known"))
            : router().match(method, mark < 0 ? target : target.substring(0, mark));
    new Exchange(this, line, in, method == null ? Method.GET : method, match).begin();
  }

  private static @Nullable Method method(String name) {
    return switch (name) {
      case "GET" -> Method.GET;
      case "HEAD" -> Method.HEAD;
      case "POST" -> Method.POST;
      case "PUT" -> Method.PUT;
      case "PATCH" -> Method.PATCH;
      case "DELETE" -> Method.DELETE;
      case "OPTIONS" -> Method.OPTIONS;
      default -> null;
    };
  }

  /// What cannot be read as HTTP: the connection ends with the answer.
  private static void invalid(HttpServerRequest in) {
    Throwable cause = in.decoderResult().cause();
    HttpProblem problem =
        switch (cause) {
          case TooLongHttpLineException _ -> HttpProblem.of(414, "The address is too long");
          case TooLongHttpHeaderException _ -> HttpProblem.of(431, "The headers are too long");
          case null, default -> HttpProblem.badRequest("This is not a valid HTTP request");
        };
    Response response = problem.response();
    in.response().setStatusCode(problem.status()).putHeader("Content-Type", "application/json");
    in.response().putHeader("Connection", "close");
    if (response.body() instanceof Response.Body.Bytes body) {
      in.response()
          .end(io.vertx.core.buffer.Buffer.buffer(body.bytes()))
          .onComplete(_ -> in.connection().close());
    }
  }

  /// Every second: the date, and whoever takes too long to send.
  private void sweep() {
    date = DATE.format(server.clock().instant());
    long now = System.nanoTime();
    List<Line> late = new ArrayList<>();
    for (Line line : lines.values()) {
      if (line.late(now)) {
        late.add(line);
      }
    }
    late.forEach(line -> line.connection.close());
    long stall = timeouts().body().toNanos();
    List.copyOf(collectors).forEach(collector -> collector.check(now, stall));
  }

  void collecting(BodyCollector collector) {
    collectors.add(collector);
  }

  void collected(BodyCollector collector) {
    collectors.remove(collector);
  }

  boolean reserve(long bytes) {
    return server.reserve(bytes);
  }

  void release(long bytes) {
    server.release(bytes);
  }

  Context context() {
    return context;
  }

  Router router() {
    return server.router();
  }

  RequestIds ids() {
    return server.ids();
  }

  ProxyTrust proxies() {
    return server.proxies();
  }

  TempFiles files() {
    return server.files();
  }

  ServerConfig.Timeouts timeouts() {
    return server.config().timeouts();
  }

  boolean draining() {
    return server.draining();
  }

  String date() {
    return date;
  }

  /// One connection and what it is at.
  final class Line {
    private final HttpConnection connection;
    private int active;
    private boolean fresh = true;
    private long since = System.nanoTime();

    Line(HttpConnection connection) {
      this.connection = connection;
    }

    void begun() {
      active++;
      fresh = false;
      server.begun();
    }

    void finished() {
      active--;
      since = System.nanoTime();
      server.finished();
    }

    /// A connection on which no complete request head came for too long, however it trickled in.
    boolean late(long now) {
      long allowed = (fresh ? timeouts().head() : timeouts().idle()).toNanos();
      return active == 0 && now - since > allowed;
    }

    @Override
    public String toString() {
      return connection.protocolVersion() == HttpVersion.HTTP_2 ? "h2" : "h1";
    }
  }
}
