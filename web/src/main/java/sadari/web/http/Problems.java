package sadari.web.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Conflict;
import sadari.core.failure.Failure;
import sadari.core.failure.NoRoom;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;

/// The one place where what was thrown becomes an answer.
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger("sadari.web.problem");

  private Problems() {}

  static Handler answered(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (Exception e) {
        return answer(e, request.route().toString(), request.id());
      }
    };
  }

  static Response answer(Throwable thrown, String route, String requestId) {
    return switch (thrown) {
      case HttpProblem problem -> problem.response();
      case Overloaded overloaded -> {
        // Counted by whoever refused; a line for each would be more work when there is most.
        LOG.debug("{}: {}, request {}", route, overloaded.toString(), requestId);
        yield problem(overloaded, requestId).response();
      }
      case Failure failure -> {
        // No stack: while an engine is away every request ends here.
        LOG.warn("{}: {}, request {}", route, failure.toString(), requestId);
        yield problem(failure, requestId).response();
      }
      case InterruptedException _ -> {
        Thread.currentThread().interrupt();
        yield HttpProblem.of(503, "The server is stopping").with("Retry-After", "1").response();
      }
      default -> {
        LOG.error("{} is broken, request {}", route, requestId, thrown);
        yield HttpProblem.of(500, "Something went wrong here; request " + requestId).response();
      }
    };
  }

  private static HttpProblem problem(Failure failure, String requestId) {
    return switch (failure) {
      case Unavailable _ ->
          HttpProblem.of(503, "Not available right now; try again").with("Retry-After", "2");
      case Overloaded _ ->
          HttpProblem.of(503, "Too much to do right now; try again")
              .with("Retry-After", spread(requestId));
      case OutcomeUnknown _ ->
          HttpProblem.of(
                  503,
                  "It is not known whether this was done; look before you try again, or repeat it"
                      + " with the same Idempotency-Key")
              .with("Retry-After", "2");
      case NoRoom _ ->
          HttpProblem.of(507, "There is no room to store this right now; try again later")
              .with("Retry-After", "60");
      case Conflict _ -> HttpProblem.of(409, "Somebody changed the same thing; try again");
    };
  }

  /// One to three seconds, so that those who were refused together do not come back together. Ids
  /// of requests are as good as dice.
  private static String spread(String requestId) {
    return Integer.toString(1 + Math.floorMod(requestId.hashCode(), 3));
  }
}
