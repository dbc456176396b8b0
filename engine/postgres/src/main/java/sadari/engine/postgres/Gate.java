package sadari.engine.postgres;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import sadari.core.failure.Unavailable;

/// Where all writes pass, and may be held up for a moment: then those under way finish, and those
/// that come wait a little and are refused when it takes longer. Thread-safe.
final class Gate {
  /// How long a write waits for the end of a pause: about as long as a person does not mind.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  /// Returns when the write may be done; [#leave] follows in the same thread.
  void enter(String operation) {
    try {
      if (!lock.readLock().tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Unavailable(operation + ": writes pause while the data moves");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(operation + ": interrupted while writes pause", e);
    }
  }

  void leave() {
    lock.readLock().unlock();
  }

  /// Holds up writes from now on, and waits until none is under way.
  ///
  /// @return ends the pause; to be closed by the same thread
  /// @throws Unavailable where writes are still under way after `longest`; they go on then
  WritePause pause(Duration longest) {
    try {
      if (!lock.writeLock().tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Unavailable("writes under way did not end within " + longest.toMillis() + " ms");
      }
      return lock.writeLock()::unlock;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted before writes paused", e);
    }
  }
}
