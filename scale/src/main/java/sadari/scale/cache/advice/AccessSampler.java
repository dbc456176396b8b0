package sadari.scale.cache.advice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import sadari.scale.cache.AccessListener;

/// Records what happens to a sample of a cache's keys: to those whose hash is below a threshold, so
/// that a key is in the sample always or never (spatially hashed sampling: SHARDS, Waldspurger et
/// al., FAST '15).
///
/// Memory is fixed. When it is full the threshold sinks (the paper's fixed-size variant): what is
/// above the new one is dropped, so that all that is kept has been sampled at one rate. Once so few
/// keys are left that fewer would say little, the older half of the record is dropped instead.
///
/// An access outside the sample costs a hash, a comparison and a counter.
final class AccessSampler implements AccessListener {
  private static final int CHUNK = 1 << 10;

  /// How much is kept.
  ///
  /// @param events at most, 16 bytes each
  /// @param mostKeys more are not worth their memory
  /// @param leastKeys the sample is not made smaller than this to look further back
  /// @param window how far to look back, where keys suffice
  record Budget(int events, int mostKeys, int leastKeys, Duration window) {
    /// Four megabytes.
    static final Budget USUAL = new Budget(1 << 18, 1 << 14, 1 << 11, Duration.ofMinutes(10));
  }

  /// @param accesses, hits of all keys, sampled or not, while the events were recorded
  private record Chunk(Events events, long accesses, long hits) {}

  private final Budget budget;
  private final InstantSource clock;
  private final Instant began;
  private final LongAdder accesses = new LongAdder();
  private final LongAdder hits = new LongAdder();
  private volatile long threshold = Long.MAX_VALUE;

  // Guarded by this.
  private final Deque<Chunk> full = new ArrayDeque<>();
  private Events open = new Events(CHUNK);
  private long accessesBefore;
  private long hitsBefore;

  AccessSampler(Budget budget, InstantSource clock) {
    this.budget = budget;
    this.clock = clock;
    this.began = clock.instant();
  }

  @Override
  public void accessed(long key, int bytes, boolean hit) {
    accesses.increment();
    if (hit) {
      hits.increment();
    }
    long hash = spread(key);
    if (hash < threshold) {
      record(hash, hit ? Events.HIT : Events.MISS, bytes);
    }
  }

  @Override
  public void invalidated(long key) {
    long hash = spread(key);
    if (hash < threshold) {
      record(hash, Events.GONE, 0);
    }
  }

  @Override
  public void cleared() {
    // Hash 0 is below every threshold.
    record(0, Events.ALL_GONE, 0);
  }

  /// 63 evenly spread bits (SplitMix64).
  private static long spread(long key) {
    long z = key + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (z ^ z >>> 31) >>> 1;
  }

  private synchronized void record(long hash, int kind, int bytes) {
    // Another thread may have let the threshold sink since.
    if (hash < threshold) {
      open.add(hash, kind, bytes, clock.millis() - began.toEpochMilli());
      if (open.full()) {
        turnOver();
      }
    }
  }

  private void turnOver() {
    full.addLast(chunk());
    accessesBefore = accesses.sum();
    hitsBefore = hits.sum();
    open = new Events(CHUNK);
    if (events() > budget.events() - CHUNK) {
      makeRoom();
    }
  }

  private Chunk chunk() {
    return new Chunk(open, accesses.sum() - accessesBefore, hits.sum() - hitsBefore);
  }

  private int events() {
    return full.stream().mapToInt(chunk -> chunk.events().size()).sum();
  }

  private void makeRoom() {
    long[] hashes =
        full.stream()
            .flatMapToLong(chunk -> LongStream.of(chunk.events().hashes()))
            .sorted()
            .distinct()
            .toArray();
    boolean tooShort = lookingBack().compareTo(budget.window()) < 0;
    int wanted = tooShort ? Math.max(hashes.length / 2, budget.leastKeys()) : hashes.length;
    wanted = Math.min(wanted, budget.mostKeys());
    if (wanted < hashes.length) {
      threshold = hashes[wanted];
      List<Chunk> all = new ArrayList<>(full);
      full.clear();
      all.forEach(chunk -> full.addLast(below(threshold, chunk)));
    }
    // Most of what was recorded may be about the few keys that are left.
    while (events() > budget.events() / 2) {
      full.removeFirst();
    }
  }

  private Duration lookingBack() {
    Events oldest = full.getFirst().events();
    long since = oldest.size() == 0 ? 0 : oldest.millis(0);
    return Duration.ofMillis(clock.millis() - began.toEpochMilli() - since);
  }

  private static Chunk below(long threshold, Chunk chunk) {
    return new Chunk(chunk.events().only(hash -> hash < threshold), chunk.accesses(), chunk.hits());
  }

  /// How often the cache was asked since this began, and how often it had what was asked for.
  Count counted() {
    return new Count(accesses.sum(), hits.sum());
  }

  /// What is recorded now.
  synchronized Trace trace() {
    Chunk last = chunk();
    List<Chunk> chunks =
        Stream.concat(
                full.stream(),
                // It is written to: what it has now is copied.
                Stream.of(new Chunk(last.events().only(_ -> true), last.accesses(), last.hits())))
            .toList();
    double rate = threshold / (double) Long.MAX_VALUE;
    int half = warmUp(chunks);
    Count counted =
        chunks.stream()
            .skip(half)
            .map(chunk -> new Count(chunk.accesses(), chunk.hits()))
            .reduce(Count.NONE, Count::plus);
    int firstCounted = chunks.stream().limit(half).mapToInt(chunk -> chunk.events().size()).sum();
    return Trace.of(
        chunks.stream().map(Chunk::events).toList(), began, rate, firstCounted, counted);
  }

  // The first half of the record fills the miniatures, the second is counted.
  private static int warmUp(List<Chunk> chunks) {
    int events = chunks.stream().mapToInt(chunk -> chunk.events().size()).sum();
    int before = 0;
    int chunk = 0;
    while (before + chunks.get(chunk).events().size() <= events / 2 && chunk < chunks.size() - 1) {
      before += chunks.get(chunk++).events().size();
    }
    return chunk;
  }
}
