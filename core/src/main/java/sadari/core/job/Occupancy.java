package sadari.core.job;

import java.time.Duration;

/// How long workers have been at work, all of them together, those under way included. Thread-safe.
final class Occupancy {
  private long since = System.nanoTime();
  private long total;
  private int active;

  synchronized void begin() {
    count();
    active++;
  }

  synchronized void end() {
    count();
    active--;
  }

  synchronized Duration total() {
    count();
    return Duration.ofNanos(total);
  }

  private void count() {
    long now = System.nanoTime();
    total += active * (now - since);
    since = now;
  }
}
