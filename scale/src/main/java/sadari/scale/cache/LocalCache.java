package sadari.scale.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Values in memory, loaded once however many ask at once, forgotten after a bounded time, the
/// least useful first when there are too many (W-TinyLFU, Caffeine).
///
/// Who asks after [#forget] has returned never gets what was loaded before it was called: a load
/// that is under way then is not kept. Absent values are not kept either.
///
/// @param <K> the key
/// @param <V> the value
final class LocalCache<K, V> {
  private final AsyncCache<K, Optional<V>> cache;
  private final AccessListener listener;
  private final ToIntFunction<V> bytes;

  /// @param size how many values at most
  /// @param life how long a value is kept, at most; each lives a random tenth shorter, so that what
  ///   came together does not go together
  /// @param listener told of every access
  /// @param bytes about how much memory a value takes with its key: for the listener, so cheap
  LocalCache(int size, Duration life, AccessListener listener, ToIntFunction<V> bytes) {
    this.listener = listener;
    this.bytes = bytes;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(size)
            .expireAfter(Expiry.<K, Optional<V>>creating((_, _) -> jittered(life)))
            .recordStats()
            .buildAsync();
  }

  private static Duration jittered(Duration life) {
    long nanos = life.toNanos();
    return Duration.ofNanos(nanos - ThreadLocalRandom.current().nextLong(nanos / 10 + 1));
  }

  /// The value of `key`, loaded by the caller where it is not there.
  Optional<V> get(K key, Function<K, Optional<V>> load) {
    CompletableFuture<Optional<V>> known = cache.getIfPresent(key);
    if (known != null) {
      return told(key, true, await(known));
    }
    CompletableFuture<Optional<V>> fresh = new CompletableFuture<>();
    CompletableFuture<Optional<V>> first = cache.asMap().putIfAbsent(key, fresh);
    return first == null ? told(key, false, load(key, fresh, load)) : told(key, true, await(first));
  }

  private Optional<V> told(K key, boolean hit, Optional<V> value) {
    listener.accessed(key.hashCode(), value.isPresent() ? bytes.applyAsInt(value.get()) : 0, hit);
    return value;
  }

  private Optional<V> load(
      K key, CompletableFuture<Optional<V>> fresh, Function<K, Optional<V>> load) {
    try {
      Optional<V> value = load.apply(key);
      if (value.isEmpty()) {
        cache.asMap().remove(key, fresh);
      }
      fresh.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      cache.asMap().remove(key, fresh);
      fresh.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> Optional<V> await(CompletableFuture<Optional<V>> known) {
    try {
      return known.join();
    } catch (CompletionException e) {
      // Whoever loaded failed; the failure is as much ours.
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /// The value of `key` where it is there already. Where it is not, it should be [#keep]t.
  Optional<V> ifPresent(K key) {
    CompletableFuture<Optional<V>> known = cache.getIfPresent(key);
    return known == null || !known.isDone() || known.isCompletedExceptionally()
        ? Optional.empty()
        : told(key, true, known.join());
  }

  /// Keeps a value that never changes and that was not there.
  void keep(K key, V value) {
    Optional<V> kept = told(key, false, Optional.of(value));
    cache.put(key, CompletableFuture.completedFuture(kept));
  }

  /// Forgets one value.
  void forget(K key) {
    cache.asMap().remove(key);
    listener.invalidated(key.hashCode());
  }

  /// Forgets everything.
  void clear() {
    cache.asMap().clear();
    listener.cleared();
  }

  /// Hits, misses, loads and evictions since the start.
  CacheStats stats() {
    return cache.synchronous().stats();
  }
}
