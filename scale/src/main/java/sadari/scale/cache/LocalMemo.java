package sadari.scale.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// What was computed from values, in memory, bounded by its weight. What is kept is checked by who
/// asks, so nothing ever has to be forgotten, and nothing is ever stale.
///
/// @param <K> the key
/// @param <V> what was computed, which knows from what
public final class LocalMemo<K, V> {
  private final Cache<K, V> cache;
  private final AccessListener listener;
  private final ToIntFunction<V> bytes;

  /// @param weight the most bytes that are kept
  /// @param listener told of every access
  /// @param bytes about how much memory a value takes
  public LocalMemo(long weight, AccessListener listener, ToIntFunction<V> bytes) {
    this.listener = listener;
    this.bytes = bytes;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(weight)
            .weigher((K _, V value) -> bytes.applyAsInt(value))
            .recordStats()
            .build();
  }

  /// What is kept if it is `current`, otherwise what `compute` gives, which is kept from then on.
  /// Two who ask at once may both compute.
  public V get(K key, Predicate<V> current, Supplier<V> compute) {
    V known = cache.getIfPresent(key);
    if (known != null && current.test(known)) {
      listener.accessed(key.hashCode(), bytes.applyAsInt(known), true);
      return known;
    }
    V fresh = compute.get();
    cache.put(key, fresh);
    listener.accessed(key.hashCode(), bytes.applyAsInt(fresh), false);
    return fresh;
  }

  /// Does now what evictions are due.
  void settle() {
    cache.cleanUp();
  }

  /// Hits, misses and evictions since the start; what was there but not current counts as a hit.
  public CacheStats stats() {
    return cache.stats();
  }
}
