package sadari.web.http;

import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Overloaded;

/// The small filters every server has.
public final class Filters {
  private static final Logger ACCESS = LoggerFactory.getLogger("sadari.web.access");

  private Filters() {}

  /// One line per request: route, status, bytes, milliseconds, request id. Never paths, queries,
  /// tokens, bodies or addresses, which are personal.
  public static Filter accessLog() {
    return next ->
        request -> {
          if (!ACCESS.isInfoEnabled()) {
            return next.handle(request);
          }
          long began = System.nanoTime();
          Response response = next.handle(request);
          long micros = (System.nanoTime() - began) / 1_000;
          ACCESS.info(
              "{} {} {}B {}.{}ms {}",
              request.route(),
              response.status(),
              response.body().length(),
              micros / 1_000,
              micros / 100 % 10,
              request.id());
          return response;
        };
  }

  public static Filter metered(RequestMeter meter) {
    return next ->
        request -> {
          long began = System.nanoTime();
          Response response = next.handle(request);
          long nanos = System.nanoTime() - began;
          meter.answered(request.route(), response.status(), nanos, response.body().length());
          return response;
        };
  }

  /// Tells browsers not to guess types and not to send addresses of ours to other sites.
  /// Deliberately nothing that parts a pop-up from its opener: clients sign in by pop-ups.
  public static Filter secured() {
    return next ->
        request ->
            next.handle(request)
                .plus("X-Content-Type-Options", "nosniff")
                .withDefault("Referrer-Policy", "same-origin");
  }

  /// At most so many requests in handlers at once; a further one is answered 503 at once.
  public static Filter atMost(int concurrent) {
    Semaphore permits = new Semaphore(concurrent);
    return next ->
        request -> {
          if (!permits.tryAcquire()) {
            throw new Overloaded("more requests of this kind than are done at once");
          }
          try {
            return next.handle(request);
          } finally {
            permits.release();
          }
        };
  }
}
