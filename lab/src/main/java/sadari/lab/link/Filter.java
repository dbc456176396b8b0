package sadari.lab.link;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// A condition in force for some connections of a link, with what it must remember.
final class Filter {
  private final Set<String> sources;
  private final Condition condition;
  private final Map<Direction, Long> freeAt = new EnumMap<>(Direction.class);

  /// Everybody's connections where `sources` is empty, else those that these components made.
  Filter(Set<String> sources, Condition condition) {
    this.sources = Set.copyOf(sources);
    this.condition = condition;
  }

  Condition condition() {
    return condition;
  }

  boolean concerns(Connection connection) {
    return sources.isEmpty() || sources.contains(connection.source());
  }

  /// When `bytes` that were read at `now` (of `System.nanoTime`) are to arrive.
  synchronized long arrival(long now, int bytes, Direction direction) {
    if (!(condition instanceof Condition.Slow slow)) {
      return now;
    }
    long left = now;
    if (slow.bytesPerSecond() > 0) {
      long takes = bytes * 1_000_000_000L / slow.bytesPerSecond();
      left = Math.max(now, freeAt.getOrDefault(direction, now)) + takes;
      freeAt.put(direction, left);
    }
    long jitter = slow.jitter().toNanos();
    return left
        + slow.latency().toNanos()
        + (jitter == 0 ? 0 : ThreadLocalRandom.current().nextLong(jitter + 1));
  }
}
