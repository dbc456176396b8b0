package sadari.scale.cache;

import java.util.concurrent.atomic.LongAdder;

/// What became of the reads of one cache, counted per key since the start. Thread-safe.
public final class CacheTally {
  private final LongAdder local = new LongAdder();
  private final LongAdder shared = new LongAdder();
  private final LongAdder loaded = new LongAdder();
  private final LongAdder bypassed = new LongAdder();
  private final LongAdder early = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();

  /// Found in the memory of the process (L1).
  public long local() {
    return local.sum();
  }

  /// Found in the shared cache (L2).
  public long shared() {
    return shared.sum();
  }

  /// In neither: loaded.
  public long loaded() {
    return loaded.sum();
  }

  /// Loaded though it may have been there, as no cache was to be trusted.
  public long bypassed() {
    return bypassed.sum();
  }

  /// Loaded anew before it was over.
  public long early() {
    return early.sum();
  }

  /// Questions to the database, each for one key or many.
  public long loads() {
    return loads.sum();
  }

  /// How long they took together.
  public long loadNanos() {
    return loadNanos.sum();
  }

  void local(int keys) {
    local.add(keys);
  }

  void shared(int keys) {
    shared.add(keys);
  }

  void loaded(int keys) {
    loaded.add(keys);
  }

  void bypassed(int keys) {
    bypassed.add(keys);
  }

  void early(int keys) {
    early.add(keys);
  }

  void load(long nanos) {
    loads.increment();
    loadNanos.add(nanos);
  }
}
