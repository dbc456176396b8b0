package sadari.web.http;

import java.time.Duration;
import java.time.Instant;

/// Counts calls against limits. Safe for use by many threads; may block when the counts are shared.
@FunctionalInterface
public interface RateLimiter {
  /// Counts one call for the key, unless the limit is reached.
  Verdict take(Limit limit, String key);

  /// So many calls in each window; windows are aligned to the epoch.
  record Limit(String name, int calls, Duration window) {
    public Limit {
      if (calls < 1 || window.toSeconds() < 1) {
        throw new IllegalArgumentException("a limit needs calls and at least a second: " + name);
      }
    }
  }

  /// @param remaining calls left until the reset
  record Verdict(boolean allowed, int limit, int remaining, Instant reset) {}
}
