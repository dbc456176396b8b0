package sadari.scale.cache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sadari.core.cache.SharedCache;

/// What all caches of a server have in common.
///
/// @param random safe for many threads
/// @param remote listens to the accesses to the shared cache
record Surroundings(
    SharedCache shared,
    LocalMemory memory,
    Standing standing,
    Limiter limiter,
    InstantSource clock,
    RandomGenerator random,
    AccessListener remote) {

  long millis() {
    return clock.millis();
  }

  /// Up to a tenth less.
  Duration jittered(Duration life) {
    long nanos = life.toNanos();
    return Duration.ofNanos(nanos - random.nextLong(nanos / 10 + 1));
  }
}
