package sadari.scale.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import sadari.core.cache.SharedCache;
import sadari.core.consistency.Invalidations;
import sadari.core.failure.Unavailable;

/// How this server stands to the shared cache: which invalidations it has applied to its memory,
/// and for how long it may vouch that no acknowledged write is unknown to the caches. Thread-safe.
final class Standing implements SharedCache.Follower, Invalidations {
  /// How long what was seen to be in order is taken to be so. A writer who cannot tell the shared
  /// cache waits longer than this ([Journal]), so nobody meets what it changed in a cache.
  static final Duration VOUCHED = Duration.ofMillis(600);

  private final SharedCache shared;
  private final LocalMemory memory;
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile boolean connected;
  private volatile long applied;
  private volatile long vouchedAt = System.nanoTime() - VOUCHED.toNanos();

  Standing(SharedCache shared, LocalMemory memory) {
    this.shared = shared;
    this.memory = memory;
  }

  @Override
  public void connected(long number) {
    memory.clear();
    move(number, true);
  }

  @Override
  public void invalidated(long number, List<String> keys) {
    keys.forEach(memory::forget);
    move(number, true);
  }

  @Override
  public void disconnected() {
    gaps.incrementAndGet();
    move(applied, false);
    memory.clear();
  }

  private void move(long number, boolean isConnected) {
    lock.lock();
    try {
      applied = number;
      connected = isConnected;
      if (!isConnected) {
        vouchedAt = System.nanoTime() - VOUCHED.toNanos();
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether news come.
  boolean isConnected() {
    return connected;
  }

  /// Whether every write that was acknowledged is known to the shared cache, and will be to this
  /// memory as soon as it has applied what it is told.
  boolean isVouched() {
    return connected && System.nanoTime() - vouchedAt < VOUCHED.toNanos();
  }

  /// At `instant` (of [System#nanoTime]) all was in order.
  void vouch(long instant) {
    lock.lock();
    try {
      if (connected) {
        vouchedAt = instant;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether all up to `number` are applied, at once or within `patience`.
  boolean hasApplied(long number, Duration patience) {
    if (applied >= number) {
      return connected;
    }
    long rest = patience.toNanos();
    lock.lock();
    try {
      while (connected && applied < number && rest > 0) {
        rest = moved.awaitNanos(rest);
      }
      return connected && applied >= number;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// What the shared cache answered lies at or before this number.
  void saw(long number) {
    if (number > seen.get()) {
      long _ = seen.accumulateAndGet(number, Math::max);
    }
  }

  /// Where the shared cache cannot be asked, what was seen last: a write that it was not told of
  /// has its own way to be known ([Journal]).
  @Override
  public long published() {
    try {
      saw(shared.number());
    } catch (Unavailable away) {
      return applied();
    }
    return applied();
  }

  /// Whatever this process has answered lies at or before this number: what was applied, and what
  /// came with a look at the shared cache.
  @Override
  public long applied() {
    return Math.max(applied, seen.get());
  }

  long gaps() {
    return gaps.get();
  }
}
