package sadari.engine.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import sadari.core.job.JobQueue.Delivery;

/// What of one lane waits here for a worker, and the workers that wait for it. Thread-safe.
final class Waiting {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition wanted = lock.newCondition();
  private final Deque<Held> deliveries = new ArrayDeque<>();
  private int takers;
  private long lastTake = System.nanoTime();

  /// Takes up to `most`, waiting up to `wait` for the first.
  List<Delivery> take(int most, Duration wait) throws InterruptedException {
    long left = wait.toNanos();
    List<Delivery> taken = new ArrayList<>();
    lock.lock();
    try {
      takers++;
      while (true) {
        while (taken.size() < most && !deliveries.isEmpty()) {
          Held next = deliveries.remove();
          if (next.taken()) {
            taken.add(next);
          }
        }
        if (!taken.isEmpty() || left <= 0) {
          return taken;
        }
        wanted.signalAll();
        left = filled.awaitNanos(left);
      }
    } finally {
      takers--;
      lastTake = System.nanoTime();
      lock.unlock();
    }
  }

  void offer(List<Held> more) {
    lock.lock();
    try {
      deliveries.addAll(more);
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until somebody wants more than there is.
  boolean awaitTaker(Duration wait) throws InterruptedException {
    long left = wait.toNanos();
    lock.lock();
    try {
      while (takers == 0 || !deliveries.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = wanted.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Whether nobody has wanted anything for so long.
  boolean isQuiet(Duration time) {
    lock.lock();
    try {
      return takers == 0 && System.nanoTime() - lastTake > time.toNanos();
    } finally {
      lock.unlock();
    }
  }

  /// Whoever waits in [#awaitTaker] looks around before long.
  static final Duration LOOK = Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(200));
}
