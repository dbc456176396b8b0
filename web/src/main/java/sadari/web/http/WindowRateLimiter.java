package sadari.web.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Counts in fixed windows in this process's memory.
///
/// The table is bounded: with more keys than that the ones used least are forgotten, which is in
/// favour of the caller. Several servers count apart, so the effective limit grows with them.
public final class WindowRateLimiter implements RateLimiter {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int COUNT_BITS = 24;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  private final InstantSource clock;

  /// Window number in the upper bits, calls in the lower.
  private final Cache<Key, AtomicLong> counts;

  public WindowRateLimiter(InstantSource clock, long keys) {
    this.clock = clock;
    this.counts = Caffeine.newBuilder().maximumSize(keys).expireAfterAccess(KEPT).build();
  }

  @Override
  public Verdict take(Limit limit, String key) {
    long seconds = limit.window().toSeconds();
    long window = clock.instant().getEpochSecond() / seconds;
    AtomicLong count = counts.get(new Key(limit.name(), key), _ -> new AtomicLong());
    Instant reset = Instant.ofEpochSecond((window + 1) * seconds);
    while (true) {
      long seen = count.get();
      long calls = seen >>> COUNT_BITS == window ? seen & COUNT_MASK : 0;
      if (calls >= limit.calls()) {
        return new Verdict(false, limit.calls(), 0, reset);
      }
      if (count.compareAndSet(seen, window << COUNT_BITS | (calls + 1))) {
        return new Verdict(true, limit.calls(), (int) (limit.calls() - calls - 1), reset);
      }
    }
  }

  private record Key(String limit, String key) {}
}
