package sadari.scale.cache.advice;

import java.time.Duration;
import java.util.Arrays;

/// Runs a sample through a miniature of a cache: a sample of one key in a hundred through a cache
/// of a hundredth (Waldspurger et al., ATC '17).
final class Simulation {
  /// Entries live a random tenth shorter than the most, so that what came together does not go
  /// together: on average a twentieth.
  private static final double MEAN_LIFE = 0.95;

  private static final long GONE = -1;

  private final Trace trace;
  private final Miniature cache;
  private final boolean byBytes;
  private final long capacity;
  private final long life;
  // When each key was taken in, and the order in which they came: the order in which they expire.
  private final long[] since;
  private final int[] arrivals;
  private int first;
  private int last;

  private Simulation(Trace trace, CacheSetup setup, long seed) {
    this.trace = trace;
    this.byBytes = setup.unit() == CacheSetup.Unit.BYTES;
    this.capacity = Math.max(1, Math.round(setup.capacity() * trace.rate()));
    this.cache = setup.policy().miniature(trace, capacity, seed);
    this.life = setup.life().map(Simulation::mean).orElse(Long.MAX_VALUE);
    this.since = new long[trace.keys()];
    this.arrivals = new int[trace.size()];
    Arrays.fill(since, GONE);
  }

  private static long mean(Duration life) {
    return Math.max(1, Math.round(life.toMillis() * MEAN_LIFE));
  }

  /// The hit ratio that a cache set up like this would have had, 0 to 1.
  ///
  /// The sample has rarely exactly its share of the accesses: one very popular key more or less
  /// makes the difference. What is too few counts as hits and what is too many is taken off them,
  /// since such a key is nearly always there (SHARDS-adj).
  static double hitRatio(Trace trace, CacheSetup setup, long seed) {
    return new Simulation(trace, setup, seed).run();
  }

  private double run() {
    long accesses = 0;
    long hits = 0;
    for (int event = 0; event < trace.size(); event++) {
      expire(trace.millis(event));
      boolean hit = apply(event);
      if (event >= trace.firstCounted() && trace.kind(event) <= Events.MISS) {
        accesses++;
        hits += hit ? 1 : 0;
      }
    }
    double expected = trace.counted().accesses() * trace.rate();
    return expected == 0 ? 0 : Math.clamp((hits + expected - accesses) / expected, 0, 1);
  }

  private boolean apply(int event) {
    int key = trace.key(event);
    long now = trace.millis(event);
    switch (trace.kind(event)) {
      case Events.GONE -> forget(key);
      case Events.ALL_GONE -> {
        for (int each = 0; each < since.length; each++) {
          forget(each);
        }
      }
      default -> {
        if (cache.use(key, now)) {
          return true;
        }
        int weight = byBytes ? trace.bytes(event) : 1;
        // No bytes: there is no such value, and nothing to keep.
        if (trace.bytes(event) > 0 && weight <= capacity) {
          cache.keep(key, weight, now);
          since[key] = now;
          arrivals[last++] = event;
        }
      }
    }
    return false;
  }

  private void expire(long now) {
    while (first < last && now - trace.millis(arrivals[first]) >= life) {
      int key = trace.key(arrivals[first]);
      // It may have gone and come again since.
      if (since[key] == trace.millis(arrivals[first])) {
        forget(key);
      }
      first++;
    }
  }

  private void forget(int key) {
    if (since[key] != GONE) {
      cache.forget(key);
      since[key] = GONE;
    }
  }
}
