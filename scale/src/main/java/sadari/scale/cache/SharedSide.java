package sadari.scale.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sadari.core.cache.SharedCache;
import sadari.core.cache.SharedCache.Answer;
import sadari.core.cache.SharedCache.Fill;
import sadari.core.cache.SharedCache.Lease;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;
import sadari.scale.session.Reading;

/// One cache's values in the shared cache, loaded from the database where they are not there: by
/// one of all servers, while the others wait a moment. Thread-safe.
final class SharedSide<K, V> {
  /// How long one waits for somebody else's load before loading for oneself alone: where the
  /// database is slow, one more question makes it slower. Who leased it may have died, though.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(10);

  /// What was loaded without the shared cache is kept in memory this long: strangers' reads of hot
  /// things are few loads then, and nobody meets what is older.
  private static final Duration BRIEF = Duration.ofSeconds(1);

  private final CacheSpec<K, V> spec;
  private final Surroundings around;
  private final SharedCache shared;
  private final Standing standing;
  private final CacheTally tally;
  private final boolean isHeard;

  SharedSide(CacheSpec<K, V> spec, Surroundings around, CacheTally tally) {
    this.spec = spec;
    this.around = around;
    this.shared = around.shared();
    this.standing = around.standing();
    this.tally = tally;
    this.isHeard = !around.remote().equals(AccessListener.NONE);
  }

  /// What a look came to: what is to be loaded, with or without a lease, and what others load.
  private record Round<K>(Map<K, Lease> leased, Set<K> held, List<K> busy) {
    Round() {
      this(new HashMap<>(), new HashSet<>(), new ArrayList<>());
    }
  }

  /// A cell of each of `keys`. Its life is zero where it must not be kept.
  Map<K, Cell<V>> fetch(List<K> keys) {
    Map<K, Cell<V>> cells = new HashMap<>();
    fetch(keys, cells);
    return cells;
  }

  private void fetch(List<K> keys, Map<K, Cell<V>> cells) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long pause = 1_000_000;
    List<K> open = keys;
    while (true) {
      Round<K> round;
      try {
        round = look(open, cells);
      } catch (Unavailable away) {
        cells.putAll(load(open, BRIEF));
        return;
      }
      if (!round.leased().isEmpty() || !round.held().isEmpty()) {
        load(round, cells);
      }
      if (round.busy().isEmpty()) {
        return;
      }
      if (System.nanoTime() - deadline > 0) {
        cells.putAll(load(round.busy(), Duration.ZERO));
        return;
      }
      pause(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
      open = round.busy();
    }
  }

  private Round<K> look(List<K> keys, Map<K, Cell<V>> cells) {
    SharedCache.Looked looked = shared.look(keys.stream().map(spec::name).toList());
    standing.saw(looked.number());
    Round<K> round = new Round<>();
    for (int i = 0; i < keys.size(); i++) {
      K key = keys.get(i);
      switch (looked.answers().get(i)) {
        case Answer.Hit hit ->
            Cell.read(spec.codec(), hit.value())
                .ifPresentOrElse(cell -> cells.put(key, hit(key, cell)), () -> round.held.add(key));
        case Answer.Leased(Lease lease) -> round.leased.put(key, lease);
        case Answer.Busy _ -> round.busy.add(key);
        case Answer.Held _ -> round.held.add(key);
      }
    }
    return round;
  }

  private Cell<V> hit(K key, Cell<V> cell) {
    tally.shared(1);
    accessed(key, cell, true);
    long now = around.millis();
    if (cell.isDue(now, around.random()) && around.limiter().isIdle()) {
      Thread.startVirtualThread(() -> renew(key));
    }
    long left = Math.max(1, cell.over() - now);
    long local = around.jittered(spec.lives().local()).toMillis();
    return cell.living(Duration.ofMillis(Math.min(left, local)));
  }

  private void accessed(K key, Cell<V> cell, boolean hit) {
    if (isHeard) {
      String name = spec.name(key);
      around.remote().accessed(LocalMemory.number(name), name.length() + cell.bytes(), hit);
    }
  }

  /// Loads anew what is there still; whoever asks meanwhile has that.
  private void renew(K key) {
    try {
      Optional<Lease> lease = shared.renew(spec.name(key));
      if (lease.isPresent()) {
        tally.early(1);
        load(new Round<>(Map.of(key, lease.get()), Set.of(), List.of()), new HashMap<>());
      }
    } catch (Failure notNow) {
      // It is loaded when it is over.
    }
  }

  private void load(Round<K> round, Map<K, Cell<V>> cells) {
    List<K> keys = new ArrayList<>(round.leased().keySet());
    keys.addAll(round.held());
    Map<K, Cell<V>> loaded;
    try {
      loaded = load(keys, Duration.ZERO);
    } catch (RuntimeException | Error e) {
      release(round.leased());
      throw e;
    }
    cells.putAll(loaded);
    List<Fill> fills = new ArrayList<>();
    round.leased().forEach((key, lease) -> fills.add(fill(key, lease, of(loaded, key))));
    Duration life = around.jittered(spec.lives().local());
    try {
      if (!fills.isEmpty()) {
        standing.saw(shared.set(fills));
      }
    } catch (Unavailable away) {
      life = BRIEF;
    }
    // What was held or invalidated meanwhile is forgotten by its number, kept here or not.
    for (K key : round.leased().keySet()) {
      cells.put(key, of(loaded, key).living(life));
      accessed(key, of(loaded, key), false);
    }
  }

  /// Nobody waits for a load that failed.
  private void release(Map<K, Lease> leased) {
    if (leased.isEmpty()) {
      return;
    }
    Map<String, Lease> leases = new HashMap<>();
    leased.forEach((key, lease) -> leases.put(spec.name(key), lease));
    try {
      shared.release(leases);
    } catch (Unavailable away) {
      // They end by themselves.
    }
  }

  /// Every key that was to be loaded has a cell.
  private Cell<V> of(Map<K, Cell<V>> loaded, K key) {
    return Objects.requireNonNull(loaded.get(key));
  }

  private Fill fill(K key, Lease lease, Cell<V> cell) {
    long life = Math.max(1, cell.over() - around.millis());
    return new Fill(
        spec.name(key),
        lease,
        Cell.write(spec.codec(), cell.value(), cell.over(), cell.cost()),
        Duration.ofMillis(life));
  }

  private Map<K, Cell<V>> load(List<K> keys, Duration life) {
    long start = System.nanoTime();
    Map<K, V> found = around.limiter().run(() -> Reading.deciding(() -> spec.loader().load(keys)));
    long since = System.nanoTime();
    long nanos = since - start;
    tally.load(nanos);
    tally.loaded(keys.size());
    long now = around.millis();
    Map<K, Cell<V>> cells = new HashMap<>();
    for (K key : keys) {
      Optional<V> value = Optional.ofNullable(found.get(key));
      Duration all = value.isPresent() ? spec.lives().shared() : spec.lives().absent();
      long over = now + around.jittered(all).toMillis();
      int bytes = Cell.write(spec.codec(), value, over, 0).length();
      cells.put(key, new Cell<>(value, over, nanos / 1_000, bytes, life, since));
    }
    return cells;
  }

  private static void pause(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while waiting for a load", e);
    }
  }
}
