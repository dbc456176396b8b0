package sadari.server.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import sadari.scale.overload.Admission;
import sadari.scale.overload.Priority;
import sadari.server.config.OverloadConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;
import sadari.web.http.Filter;
import sadari.web.http.Filters;
import sadari.web.http.Handler;
import sadari.web.http.Method;
import sadari.web.http.RateClass;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.session.Callers;

/// Lets in what the server does well, the important first, and refuses the rest at once.
///
/// Uploads wait for their senders and passwords for their hashes: both would hold places that they
/// do not use, so they have bounds of their own, and cannot push out anything else.
final class OverloadPart {
  private static final int UPLOADS = 64;
  private static final int PASSWORDS = 64;
  private static final Set<String> HASHES =
      Set.of("/auth/log_in", "/auth/sign_up", "/oauth/token", "/api/v1/accounts");

  private OverloadPart() {}

  /// The server is not ready while it drowns.
  static Door start(OverloadConfig config, Components components, MeterRegistry meters) {
    int cores = Runtime.getRuntime().availableProcessors();
    int least = Math.min(config.most(), 2 * cores);
    Admission admission =
        new Admission(
            new Admission.Bounds(least, config.most(), config.queue(), config.patience()),
            System::nanoTime);
    measure(admission, meters);
    components.start("load", () -> () -> {}, _ -> health(admission));
    Filter uploads = Filters.atMost(UPLOADS);
    Filter passwords = Filters.atMost(PASSWORDS);
    Filter filter =
        next -> {
          Handler uploading = uploads.around(next);
          Handler hashing = passwords.around(next);
          return request ->
              switch (compartment(request)) {
                case FREE -> next.handle(request);
                case UPLOAD -> uploading.handle(request);
                case PASSWORD -> hashing.handle(request);
                case WORK -> admitted(admission, next, request);
              };
        };
    return new Door(filter, request -> refused(admission, request));
  }

  /// @param filter lets in, or lets wait
  /// @param refuses who has no chance; does not block
  record Door(Filter filter, Predicate<Request> refuses) {}

  private enum Compartment {
    /// From memory, on an event loop, which must not wait.
    FREE,
    UPLOAD,
    PASSWORD,
    WORK
  }

  private static Compartment compartment(Request request) {
    if (request.route().options().ready()) {
      return Compartment.FREE;
    }
    if (request.route().options().rate() == RateClass.MEDIA) {
      return Compartment.UPLOAD;
    }
    boolean hashes = changes(request) && HASHES.contains(request.route().template());
    return hashes ? Compartment.PASSWORD : Compartment.WORK;
  }

  private static boolean refused(Admission admission, Request request) {
    return compartment(request) == Compartment.WORK && admission.refuses(priority(request));
  }

  private static Response admitted(Admission admission, Handler next, Request request)
      throws Exception {
    try (Admission.Place place = admission.enter(priority(request), request.route().toString())) {
      Response response = next.handle(request);
      if (response.status() < 500) {
        place.well();
      }
      return response;
    }
  }

  /// Whoever shows a token is taken for somebody until it is looked up, which is work already.
  private static Priority priority(Request request) {
    if (changes(request)) {
      return Priority.WRITE;
    }
    boolean somebody =
        request.header("Authorization") != null || request.cookie(Callers.COOKIE) != null;
    boolean everybodys = request.route().options().rate() == RateClass.NONE;
    return somebody && !everybodys ? Priority.READ : Priority.BULK;
  }

  private static boolean changes(Request request) {
    return request.method() != Method.GET && request.method() != Method.OPTIONS;
  }

  private static Health health(Admission admission) {
    return admission.look().drowning()
        ? Health.down("more is refused than done for seconds")
        : Health.up();
  }

  private static void measure(Admission admission, MeterRegistry meters) {
    gauge(meters, admission, "limit", Admission.Look::limit);
    gauge(meters, admission, "working", Admission.Look::atWork);
    gauge(meters, admission, "waiting", Admission.Look::waiting);
    for (Priority priority : Priority.values()) {
      FunctionCounter.builder(
              "overload.refused", admission, a -> a.look().refused().getOrDefault(priority, 0L))
          .description("requests refused because there was too much to do")
          .tag("priority", priority.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  private static void gauge(
      MeterRegistry meters,
      Admission admission,
      String name,
      ToDoubleFunction<Admission.Look> value) {
    Gauge.builder("overload." + name, admission, a -> value.applyAsDouble(a.look()))
        .description("requests: " + name)
        .register(meters);
  }
}
