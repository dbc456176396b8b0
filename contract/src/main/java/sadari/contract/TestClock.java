package sadari.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it. Thread-safe.
public final class TestClock implements InstantSource {
  private final AtomicReference<Instant> now;

  /// Starts at a whole millisecond, as stores keep no finer ones.
  public TestClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /// Starts at a fixed instant.
  public TestClock() {
    this(Instant.parse("2026-11-20T04:30:00Z"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /// Moves the clock; back, too.
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
