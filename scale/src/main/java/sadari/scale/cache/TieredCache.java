package sadari.scale.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sadari.scale.session.Reading;

/// Values by key, from the nearest place that may be trusted: the memory of this process (L1), the
/// cache that all servers share (L2), the database. Made by [CacheTier#cache]. Thread-safe.
///
/// However many ask for a key at once, on however many servers, one asks the database: within a
/// process the others wait for its load, between processes for its lease. That there is no value is
/// kept, too. Whoever changes a value does so through [Changes].
///
/// @param <K> the key
/// @param <V> the value
public final class TieredCache<K, V> {
  private final CacheSpec<K, V> spec;
  private final Supplier<Trust> trust;
  private final LocalMemory memory;
  private final Limiter limiter;
  private final SharedSide<K, V> shared;
  private final CacheTally tally;

  TieredCache(CacheSpec<K, V> spec, Supplier<Trust> trust, Surroundings around, CacheTally tally) {
    this.spec = spec;
    this.trust = trust;
    this.memory = around.memory();
    this.limiter = around.limiter();
    this.shared = new SharedSide<>(spec, around, tally);
    this.tally = tally;
  }

  /// The value of `key`, or empty where there is none.
  ///
  /// @throws sadari.core.failure.Overloaded where too many loads are under way already
  public Optional<V> get(K key) {
    Trust now = trust.get();
    if (now == Trust.LOCAL) {
      String name = spec.name(key);
      CompletableFuture<Cell<?>> known = memory.find(name);
      if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
        Cell<?> cell = known.join();
        memory.accessed(name, cell, true);
        tally.local(1);
        return shown(cell);
      }
    }
    return Optional.ofNullable(getAll(List.of(key), now).get(key));
  }

  /// The values there are of `keys`.
  ///
  /// @throws sadari.core.failure.Overloaded where too many loads are under way already
  public Map<K, V> getAll(Collection<K> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return getAll(keys, trust.get());
  }

  private Map<K, V> getAll(Collection<K> keys, Trust now) {
    return switch (now) {
      case RECORD -> spec.loader().load(keys);
      case DATABASE -> {
        tally.bypassed(keys.size());
        Map<K, V> values = Reading.deciding(() -> limiter.run(() -> spec.loader().load(keys)));
        Reading.current().usesCache(System.nanoTime());
        yield values;
      }
      case SHARED -> values(shared.fetch(List.copyOf(new LinkedHashSet<>(keys))));
      case LOCAL -> local(keys);
    };
  }

  /// The name that [Changes] know a key by.
  public String name(K key) {
    return spec.name(key);
  }

  private Map<K, V> values(Map<K, Cell<V>> cells) {
    Map<K, V> values = new HashMap<>();
    cells.forEach((key, cell) -> put(values, key, cell));
    return values;
  }

  /// What is there, what somebody here loads already, and what is ours to load.
  private Map<K, V> local(Collection<K> keys) {
    Map<K, V> values = new HashMap<>();
    Map<K, CompletableFuture<Cell<?>>> others = new HashMap<>();
    Map<K, CompletableFuture<Cell<?>>> ours = new LinkedHashMap<>();
    int hits = 0;
    for (K key : keys) {
      String name = spec.name(key);
      CompletableFuture<Cell<?>> known = find(name, key, ours);
      if (known == null) {
        continue;
      }
      hits++;
      if (known.isDone() && !known.isCompletedExceptionally()) {
        Cell<?> cell = known.join();
        memory.accessed(name, cell, true);
        put(values, key, cell);
      } else {
        others.put(key, known);
      }
    }
    tally.local(hits);
    if (!ours.isEmpty()) {
      load(ours).forEach((key, cell) -> put(values, key, cell));
    }
    others.forEach((key, load) -> put(values, key, await(load)));
    return values;
  }

  /// Somebody's, or null where it has become ours.
  private @Nullable CompletableFuture<Cell<?>> find(
      String name, K key, Map<K, CompletableFuture<Cell<?>>> ours) {
    if (ours.containsKey(key)) {
      return null; // asked for twice
    }
    CompletableFuture<Cell<?>> known = memory.find(name);
    if (known == null) {
      CompletableFuture<Cell<?>> fresh = new CompletableFuture<>();
      known = memory.claim(name, fresh);
      if (known == null) {
        ours.put(key, fresh);
      }
    }
    return known;
  }

  private Map<K, Cell<V>> load(Map<K, CompletableFuture<Cell<?>>> ours) {
    Map<K, Cell<V>> cells;
    try {
      cells = shared.fetch(List.copyOf(ours.keySet()));
    } catch (RuntimeException | Error e) {
      ours.forEach((key, claimed) -> memory.fail(spec.name(key), claimed, e));
      throw e;
    }
    cells.forEach(
        (key, cell) -> {
          String name = spec.name(key);
          CompletableFuture<Cell<?>> claimed = ours.get(key);
          if (claimed != null) {
            memory.complete(name, claimed, cell);
          }
          memory.accessed(name, cell, false);
        });
    return cells;
  }

  private void put(Map<K, V> values, K key, Cell<?> cell) {
    shown(cell).ifPresent(value -> values.put(key, value));
  }

  // The name begins with the cache's own, so what is under it was put there by this cache.
  @SuppressWarnings("unchecked")
  private Optional<V> shown(Cell<?> cell) {
    Reading.current().usesCache(cell.since());
    return ((Cell<V>) cell).value();
  }

  private static Cell<?> await(CompletableFuture<Cell<?>> load) {
    try {
      return load.join();
    } catch (CompletionException e) {
      // Whoever loaded failed; the failure is as much ours.
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
