package sadari.core.failure;

import java.util.concurrent.atomic.AtomicInteger;

/// Bounds how much trying again adds to the load: one try more for every ten first tries, and a few
/// at once after a quiet time. Without it, whoever is already too slow is asked twice as much.
///
/// A token bucket as in Finagle's `RetryBudget` and gRPC's retry throttling (proposal A6). One for
/// each thing that may fail by itself. Safe for use by many threads.
public final class RetryBudget {
  private static final int COST = 10;

  private final int capacity;
  private final AtomicInteger tenths;

  /// @param burst how many more tries there may be at once
  public RetryBudget(int burst) {
    this.capacity = burst * COST;
    this.tenths = new AtomicInteger(capacity);
  }

  /// Something is tried for the first time.
  public void firstTry() {
    // At its capacity nothing is written: the usual case costs a read.
    if (tenths.get() < capacity) {
      tenths.updateAndGet(now -> Math.min(capacity, now + 1));
    }
  }

  /// Whether it may be tried again; if so, that is paid for.
  public boolean tryAgain() {
    return tenths.getAndUpdate(now -> now >= COST ? now - COST : now) >= COST;
  }
}
