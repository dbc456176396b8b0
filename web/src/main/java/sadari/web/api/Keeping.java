package sadari.web.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import sadari.core.failure.Failure;
import sadari.core.failure.NoRoom;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;
import sadari.web.http.HttpProblem;

/// Tells people who send photos what is wrong when they cannot be kept.
final class Keeping {
  private static final Logger LOG = System.getLogger(Keeping.class.getName());

  private Keeping() {}

  /// Does what keeps a photo.
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (NoRoom e) {
      throw problem(e, 507, "There is no room for photos right now; nothing was kept", "60");
    } catch (Unavailable | Overloaded e) {
      throw problem(e, 503, "Photos cannot be kept right now; nothing was. Try again", "5");
    }
  }

  private static HttpProblem problem(Failure why, int status, String text, String later) {
    LOG.log(Level.WARNING, "a photo was not kept: {0}", why.toString());
    return HttpProblem.of(status, text).with("Retry-After", later);
  }
}
