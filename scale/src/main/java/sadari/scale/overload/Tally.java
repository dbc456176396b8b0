package sadari.scale.overload;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Counts who was admitted, who refused and who left, and tells a burst from drowning: more refused
/// than admitted in each of three seconds in a row. Who drowned is not well before five seconds
/// have passed, or a server would come and go with each breath. Not thread-safe.
final class Tally {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long REST = 5 * SECOND;
  private static final int IN_A_ROW = 3;

  private final Map<Priority, Long> refusedSince = new EnumMap<>(Priority.class);
  private long secondBegan;
  private int admitted;
  private int refused;
  private int left;
  private double lastPace;
  private int badSeconds;
  private long wellFrom;

  Tally(long now) {
    this.secondBegan = now;
    this.wellFrom = now;
  }

  void admitted(long now) {
    turn(now);
    admitted++;
  }

  void refused(Priority priority, long now) {
    turn(now);
    refused++;
    refusedSince.merge(priority, 1L, Long::sum);
  }

  void left(long now) {
    turn(now);
    left++;
  }

  /// How many left per nanosecond in the last whole second.
  double pace(long now) {
    turn(now);
    return lastPace;
  }

  boolean drowning(long now) {
    turn(now);
    return now - wellFrom < 0;
  }

  Map<Priority, Long> refused() {
    return Map.copyOf(refusedSince);
  }

  /// A second without anybody is a good one.
  private void turn(long now) {
    long seconds = (now - secondBegan) / SECOND;
    if (seconds > 0) {
      badSeconds = refused > admitted && seconds == 1 ? badSeconds + 1 : 0;
      if (badSeconds >= IN_A_ROW) {
        wellFrom = now + REST;
      }
      lastPace = (double) left / (seconds * SECOND);
      secondBegan += seconds * SECOND;
      left = 0;
      admitted = 0;
      refused = 0;
    }
  }
}
