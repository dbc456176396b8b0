package sadari.scale.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The memory of this process (L1), one for all caches, bounded in bytes, the least useful
/// forgotten first (W-TinyLFU, Caffeine). Thread-safe.
///
/// A load under way is in it as well, so that others wait for it. Who asks after [#forget] has
/// returned never meets a load that began before: it is not in here any more, and what comes of it
/// is not kept.
final class LocalMemory {
  /// About what an entry takes besides its key and its value: the future, the cell, Caffeine's
  /// node.
  private static final int OVERHEAD = 240;

  /// Objects take about twice the bytes that they are written in.
  private static final int SPREAD = 2;

  private final AsyncCache<String, Cell<?>> cells;
  private final AccessListener listener;
  private final boolean isHeard;

  LocalMemory(long bytes, AccessListener listener) {
    this.listener = listener;
    this.isHeard = !listener.equals(AccessListener.NONE);
    this.cells =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String key, Cell<?> cell) -> weight(key, cell))
            .expireAfter(Expiry.<String, Cell<?>>creating((_, cell) -> cell.life()))
            .recordStats()
            .buildAsync();
  }

  private static int weight(String key, Cell<?> cell) {
    return OVERHEAD + key.length() + SPREAD * cell.bytes();
  }

  /// What there is, or is on its way.
  @Nullable CompletableFuture<Cell<?>> find(String key) {
    return cells.getIfPresent(key);
  }

  /// Puts a load under way here, unless there is something already: that is the answer then.
  @Nullable CompletableFuture<Cell<?>> claim(String key, CompletableFuture<Cell<?>> fresh) {
    return cells.asMap().putIfAbsent(key, fresh);
  }

  /// The load that was claimed came to something. It stays as long as its life says, unless it was
  /// forgotten meanwhile.
  void complete(String key, CompletableFuture<Cell<?>> claimed, Cell<?> cell) {
    if (cell.life().isZero()) {
      cells.asMap().remove(key, claimed);
    }
    claimed.complete(cell);
  }

  /// The load that was claimed came to nothing.
  void fail(String key, CompletableFuture<Cell<?>> claimed, Throwable reason) {
    cells.asMap().remove(key, claimed);
    claimed.completeExceptionally(reason);
  }

  void forget(String key) {
    cells.asMap().remove(key);
    if (isHeard) {
      listener.invalidated(number(key));
    }
  }

  void clear() {
    cells.asMap().clear();
    listener.cleared();
  }

  /// Tells whoever listens of an access.
  void accessed(String key, Cell<?> cell, boolean hit) {
    if (isHeard) {
      listener.accessed(number(key), weight(key, cell), hit);
    }
  }

  /// FNV-1a, 64 bits: Java's own 32 would meet too often.
  static long number(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// How many bytes are kept, about.
  long bytes() {
    OptionalLong weight =
        cells
            .synchronous()
            .policy()
            .eviction()
            .map(Policy.Eviction::weightedSize)
            .orElse(OptionalLong.empty());
    return weight.orElse(0);
  }

  CacheStats stats() {
    return cells.synchronous().stats();
  }
}
