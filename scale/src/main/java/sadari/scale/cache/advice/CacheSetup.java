package sadari.scale.cache.advice;

import java.time.Duration;
import java.util.Optional;

/// A cache as it is set up now.
///
/// @param name what people call it, such as `tokens`
/// @param policy what is evicted when it is full
/// @param unit what its capacity counts
/// @param capacity the most it holds, in `unit`s
/// @param life how long an entry lives at most; empty where it lives until it is evicted
public record CacheSetup(
    String name, Level level, Policy policy, Unit unit, long capacity, Optional<Duration> life) {

  /// Where a cache is.
  public enum Level {
    /// In the process of one server.
    L1,
    /// Shared by all servers; what a sample here knows is this server's part of the traffic.
    L2
  }

  /// What a capacity counts.
  public enum Unit {
    ENTRIES,
    BYTES
  }

  /// A cache in the process, bounded by the number of its entries (W-TinyLFU).
  public static CacheSetup inProcess(String name, long entries, Duration life) {
    return new CacheSetup(
        name, Level.L1, Policy.W_TINY_LFU, Unit.ENTRIES, entries, Optional.of(life));
  }

  /// The capacity of a cache that nothing bounds.
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /// What is computed from values and compared with them, in the process, bounded by its weight
  /// (W-TinyLFU); it cannot be stale, so it has no end.
  public static CacheSetup ofComputed(String name, long bytes) {
    return new CacheSetup(name, Level.L1, Policy.W_TINY_LFU, Unit.BYTES, bytes, Optional.empty());
  }

  CacheSetup withCapacity(long other) {
    return new CacheSetup(name, level, policy, unit, other, life);
  }

  CacheSetup withPolicy(Policy other) {
    return new CacheSetup(name, level, other, unit, capacity, life);
  }

  CacheSetup withLife(Optional<Duration> other) {
    return new CacheSetup(name, level, policy, unit, capacity, other);
  }
}
