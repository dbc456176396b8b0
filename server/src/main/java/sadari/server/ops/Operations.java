package sadari.server.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.server.config.InternalConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Desk;
import sadari.server.lifecycle.Health;
import sadari.web.http.Handler;
import sadari.web.http.HttpProblem;
import sadari.web.http.Response;
import sadari.web.http.RouteOptions;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;

/// Health and metrics of this process, on the internal port.
///
/// - `/health/live` – the process answers.
/// - `/health/ready` – it serves and every part is up (200), or not (503); JSON with each part.
/// - `/health/traffic` – for balancers: it wants new requests (200), or only finishes what it has
///   (404, which HAProxy takes as "drain", not as "dead"). Costs nothing to ask.
/// - `/metrics` – what it measures, in Prometheus' text format.
/// - `/operate/NAME` – what parts offer to operators: see [sadari.server.lifecycle.Desk].
public final class Operations {
  private static final Logger log = LoggerFactory.getLogger(Operations.class);
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final byte[] LIVE = "{\"live\":true}".getBytes(UTF_8);
  private static final int CONNECTIONS = 200;

  private final Meters meters;
  private final Listening server;
  private final OperatorKey key;

  private Operations(Meters meters, Listening server, OperatorKey key) {
    this.meters = meters;
    this.server = server;
    this.key = key;
  }

  /// Starts as the first parts of `components`, so that they are the last to stop: a process that
  /// is starting or stopping can be looked at.
  public static Operations start(
      InternalConfig config, Components components, InstantSource clock, RandomGenerator random) {
    Meters meters = components.start("metrics", Meters::new, m -> Health.up());
    Readiness readiness =
        components.start("readiness", () -> new Readiness(components), r -> Health.up());
    OperatorKey key = OperatorKey.make(random);
    Desk desk = components.desk();
    Router router =
        Router.builder()
            .get(
                "/operate/:name",
                request -> {
                  String name = request.segment("name");
                  Optional<Handler> reading = desk.reading(name);
                  if (reading.isPresent()) {
                    key.demand(request);
                    return reading.get().handle(request);
                  }
                  return named(desk.look(name)).handle(request);
                })
            .post(
                "/operate/:name",
                request -> {
                  key.demand(request);
                  return named(desk.deed(request.segment("name"))).handle(request);
                })
            .get("/health/live", request -> Response.json(LIVE))
            .with(RouteOptions::asReady)
            .get("/health/traffic", request -> Response.empty(traffic(readiness)))
            .with(RouteOptions::asReady)
            .get("/health/ready", request -> ready(components))
            .get("/metrics", request -> metrics(meters))
            .build();
    ServerConfig listener =
        ServerConfig.plain(
                config.host(), config.port(), Path.of(System.getProperty("java.io.tmpdir")))
            .withLimits(ServerConfig.Limits.USUAL.withEventLoops(1).withConnections(CONNECTIONS));
    Listening server =
        components.start(
            "internal http",
            () -> Listening.start("internal", listener, router, clock, random),
            s -> Health.up());
    log.debug("health and metrics on http://{}:{}", config.host(), server.port());
    return new Operations(meters, server, key);
  }

  private static Handler named(Optional<Handler> handler) {
    return handler.orElseThrow(HttpProblem::notFound);
  }

  /// What a command needs to do something here: to be laid where only operators can read it.
  public OperatorKey key() {
    return key;
  }

  /// Where parts register what they measure.
  public MeterRegistry meters() {
    return meters.registry();
  }

  /// The internal port that was bound.
  public int port() {
    return server.port();
  }

  private static Response ready(Components components) {
    HealthJson health = new HealthJson(components.phase(), components.check());
    return Response.json(health.ready() ? 200 : 503, health.text().getBytes(UTF_8))
        .with("Cache-Control", "no-store");
  }

  private static int traffic(Readiness readiness) {
    return readiness.wantsRequests() ? 200 : 404;
  }

  private static Response metrics(Meters meters) {
    return Response.bytes(200, PROMETHEUS, meters.registry().scrape().getBytes(UTF_8));
  }
}
