package sadari.server.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import sadari.web.http.Filter;
import sadari.web.http.Handler;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Measures every request: how long its handler took, by route, method and class of status.
///
/// The name of a route is its template, so that the number of series is bounded by the code.
public final class RouteMeters implements Filter {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };

  private final Meter.MeterProvider<Timer> timers;

  public RouteMeters(MeterRegistry registry) {
    timers =
        Timer.builder("http.server.requests")
            .description("time that the handler of a request took")
            .serviceLevelObjectives(BOUNDS)
            .withRegistry(registry);
  }

  @Override
  public Handler around(Handler next) {
    return request -> {
      long began = System.nanoTime();
      Response response = next.handle(request);
      timer(request, response).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
      return response;
    };
  }

  private Timer timer(Request request, Response response) {
    return timers.withTags(
        "route",
        request.route().template(),
        "method",
        request.method().name(),
        "status",
        response.status() / 100 + "xx");
  }
}
