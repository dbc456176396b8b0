package sadari.scale.cache.advice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// A sampler and its clock, which moves a millisecond with every access.
final class Recording {
  static final int BYTES = 100;

  private final Clock clock = new Clock();
  private final AccessSampler sampler;

  Recording(AccessSampler.Budget budget) {
    sampler = new AccessSampler(budget, clock);
  }

  private static final class Clock implements InstantSource {
    private long millis;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }
  }

  static Recording of(long[] keys) {
    Recording recording = new Recording(AccessSampler.Budget.USUAL);
    for (long key : keys) {
      recording.ask(key);
    }
    return recording;
  }

  /// All of it, however much it is.
  static Recording whole(long[] keys) {
    Recording recording =
        new Recording(
            new AccessSampler.Budget(
                Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO));
    for (long key : keys) {
      recording.ask(key);
    }
    return recording;
  }

  void ask(long key) {
    clock.millis++;
    sampler.accessed(key, BYTES, false);
  }

  void pass(Duration time) {
    clock.millis += time.toMillis();
  }

  AccessSampler sampler() {
    return sampler;
  }

  Trace trace() {
    return sampler.trace();
  }

  double hitRatio(Policy policy, long size) {
    return hitRatio(policy, size, Optional.empty());
  }

  double hitRatio(Policy policy, long size, Optional<Duration> life) {
    return Simulation.hitRatio(trace(), setup(policy, size, life), 1);
  }

  static CacheSetup setup(Policy policy, long size, Optional<Duration> life) {
    return new CacheSetup("test", CacheSetup.Level.L1, policy, CacheSetup.Unit.ENTRIES, size, life);
  }
}
