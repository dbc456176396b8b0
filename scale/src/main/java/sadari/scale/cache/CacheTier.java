package sadari.scale.cache;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;
import sadari.core.cache.DirtyKeys;
import sadari.core.cache.SharedCache;
import sadari.core.consistency.Invalidations;
import sadari.core.consistency.VectorStore;

/// The caches of one server: its memory (L1) in front of a cache that all servers share (L2) in
/// front of the database.
///
/// ```
/// read    L1 ──miss──▶ L2 ──lease──▶ limiter ──▶ database
/// write   hold ──▶ database ──▶ invalidate L2, tell all, forget in L1 ──▶ the writer is answered
///                                    └─ cannot ──▶ note in the database, wait until all know
/// watch   ten times a second: settle what is noted; have all been applied that were published?
/// ```
///
/// What a reader may be answered from is judged per read ([Trust]). Thread-safe.
public final class CacheTier implements AutoCloseable {
  private final Judge judge;
  private final Surroundings around;
  private final Journal journal;
  private final Watch watch;
  private final SharedCache.Following following;
  private final Changes changes;
  private final Map<String, CacheTally> tallies = new ConcurrentSkipListMap<>();

  /// How much, and how carefully.
  ///
  /// @param localBytes of memory for values, about
  /// @param loads from the database at a time, at most
  /// @param queue of loads that wait for their turn, at most
  /// @param patience of one that waits
  /// @param invalidates whether others are told of changes; false breaks every promise, to see that
  ///   it is noticed
  public record Settings(
      long localBytes, int loads, int queue, Duration patience, boolean invalidates) {
    /// 64 MiB; 16 loads at a time, 1,000 waiting for at most two seconds.
    public static final Settings USUAL =
        new Settings(64L << 20, 16, 1_000, Duration.ofSeconds(2), true);
  }

  /// What a tier stands on.
  ///
  /// @param random safe for many threads
  /// @param local listens to the accesses to the memory
  /// @param remote listens to this server's accesses to the shared cache
  public record Ground(
      SharedCache shared,
      DirtyKeys dirty,
      InstantSource clock,
      RandomGenerator random,
      AccessListener local,
      AccessListener remote) {}

  private CacheTier(Ground ground, Settings settings, Judge judge) {
    SharedCache shared = ground.shared();
    LocalMemory memory = new LocalMemory(settings.localBytes(), ground.local());
    Standing standing = new Standing(shared, memory);
    Limiter limiter = new Limiter(settings.loads(), settings.queue(), settings.patience());
    this.judge = judge;
    this.around =
        new Surroundings(
            shared, memory, standing, limiter, ground.clock(), ground.random(), ground.remote());
    this.journal = new Journal(ground.dirty(), shared);
    this.watch = new Watch(journal, shared, standing);
    this.changes = new Changes(shared, standing, memory, journal, settings.invalidates());
    this.following = shared.follow(standing);
    watch.start();
  }

  /// Caches that know what each account has seen ([sadari.scale.session.Reading]).
  public static CacheTier open(Ground ground, Settings settings) {
    return new CacheTier(ground, settings, Judge::session);
  }

  /// Caches for whoever has no accounts: a change made here is seen here at once, and elsewhere as
  /// soon as it is told. `ground.dirty` may be [DirtyKeys#NONE].
  public static CacheTier alone(Ground ground, Settings settings) {
    return new CacheTier(ground, settings, Judge::alone);
  }

  /// A cache. Of one name there is one.
  public <K, V> TieredCache<K, V> cache(CacheSpec<K, V> spec) {
    CacheTally tally = new CacheTally();
    if (tallies.putIfAbsent(spec.name(), tally) != null) {
      throw new IllegalArgumentException("there is a cache of this name: " + spec.name());
    }
    return new TieredCache<>(spec, () -> judge.judge(around.standing()), around, tally);
  }

  /// How what is cached is changed.
  public Changes changes() {
    return changes;
  }

  /// The numbers of what was invalidated.
  public Invalidations invalidations() {
    return around.standing();
  }

  /// The vectors that `store` keeps beside the shared cache, known only while this server vouches
  /// for it.
  public VectorStore vectors(VectorStore store) {
    return new VouchedVectors(store, around.standing(), journal);
  }

  /// Whether accounts' reads are answered from caches just now.
  public boolean isVouched() {
    return around.standing().isVouched();
  }

  /// What became of the reads, by cache.
  public Map<String, CacheTally> tallies() {
    return new TreeMap<>(tallies);
  }

  /// Evictions and the like of the memory.
  public CacheStats memory() {
    return around.memory().stats();
  }

  /// Bytes of memory in use for values, about.
  public long bytes() {
    return around.memory().bytes();
  }

  /// How often news of invalidations may have been missed.
  public long gaps() {
    return around.standing().gaps();
  }

  /// How many changed keys went to the journal.
  public long noted() {
    return journal.noted();
  }

  /// How many loads wait for their turn.
  public int waiting() {
    return around.limiter().waiting();
  }

  @Override
  public void close() {
    watch.close();
    following.close();
  }
}
