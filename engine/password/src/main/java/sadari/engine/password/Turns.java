package sadari.engine.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import sadari.core.failure.Overloaded;

/// Lets a few work at a time; the others wait in the order they came, not for long. Thread-safe.
final class Turns {
  private final Semaphore turns;
  private final Duration wait;

  Turns(int concurrent, Duration wait) {
    this.turns = new Semaphore(concurrent, true);
    this.wait = wait;
  }

  /// Does the work when its turn comes.
  ///
  /// @throws Overloaded where that would take too long
  <T> T take(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Overloaded("too many passwords are being checked at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Overloaded("interrupted while waiting to check a password", e);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
