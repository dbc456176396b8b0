package sadari.scale.cache;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import sadari.core.failure.Overloaded;

/// Bounds how many loads from the database are under way, and how many wait for their turn: caches
/// that are gone must not take the database with them. First come, first served.
final class Limiter {
  private final Semaphore turns;
  private final int queue;
  private final Duration patience;

  /// @param concurrent how many at a time
  /// @param queue how many more may wait
  /// @param patience how long one waits
  Limiter(int concurrent, int queue, Duration patience) {
    this.turns = new Semaphore(concurrent, true);
    this.queue = queue;
    this.patience = patience;
  }

  /// Runs `load` when it is its turn.
  ///
  /// @throws Overloaded where too many wait, or it waited too long
  <T> T run(Supplier<T> load) {
    take();
    try {
      return load.get();
    } finally {
      turns.release();
    }
  }

  /// Whether there is nobody in the way of another load just now.
  boolean isIdle() {
    return turns.availablePermits() > 0;
  }

  int waiting() {
    return turns.getQueueLength();
  }

  private void take() {
    if (turns.tryAcquire()) {
      return;
    }
    if (turns.getQueueLength() >= queue) {
      throw new Overloaded("too many loads of what no cache has");
    }
    try {
      if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Overloaded("a load of what no cache has waited too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Overloaded("interrupted while waiting for a load", e);
    }
  }
}
