package sadari.lab.drill;

import java.time.Duration;

/// How long a drill takes, and how much load there is.
///
/// @param visits how many a second; a visit makes one or two requests
/// @param warm before anything is measured
/// @param steady before the fault
/// @param broken between the fault and its end
/// @param healed after its end
/// @param settling at most, until all has arrived
/// @param seed of the dice
public record Pace(
    double visits,
    Duration warm,
    Duration steady,
    Duration broken,
    Duration healed,
    Duration settling,
    long seed) {
  /// So many visits, and so many seconds measured: a quarter before the fault, half of it during
  /// the fault, a quarter after.
  public static Pace of(double visits, int seconds, long seed) {
    Duration quarter = Duration.ofMillis(seconds * 250L);
    return new Pace(
        visits,
        Duration.ofSeconds(5),
        quarter,
        quarter.multipliedBy(2),
        quarter,
        Duration.ofSeconds(90),
        seed);
  }

  /// The same with another limit for all to arrive.
  Pace settlingFor(Duration atMost) {
    return new Pace(visits, warm, steady, broken, healed, atMost, seed);
  }
}
