package sadari.scale.autoscale;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;

/// How the number of workers follows the work.
///
/// @param bounds how few and how many
/// @param targets what each worker should have before it
/// @param tolerance how far a metric may be from its target before anything changes; 0.1 is 10 %
/// @param stabilisation a decrease waits until nothing higher was recommended for so long
/// @param coolDown how long a change is left to show its effect before the next one
/// @param shifts hours with a higher minimum
public record ScalePolicy(
    Bounds bounds,
    Targets targets,
    double tolerance,
    Duration stabilisation,
    Duration coolDown,
    List<Shift> shifts) {

  /// How few and how many workers there are.
  ///
  /// @param least at all times
  /// @param most at all times
  /// @param costPerHour of one worker, in any currency; 0 where it does not matter
  /// @param costCeiling what all of them may cost in an hour; it wins over every minimum
  public record Bounds(int least, int most, double costPerHour, double costCeiling) {
    public Bounds {
      if (least < 1 || most < least) {
        throw new IllegalArgumentException("from " + least + " to " + most + " workers");
      }
      if (costPerHour > 0 && costCeiling < costPerHour) {
        throw new IllegalArgumentException("the ceiling does not pay for one worker");
      }
    }

    /// How many there may be: what can be paid for.
    public int affordable() {
      return costPerHour <= 0 ? most : (int) Math.min(most, Math.floor(costCeiling / costPerHour));
    }
  }

  /// What is aimed at.
  ///
  /// @param jobs that wait, per worker
  /// @param age of the oldest job
  /// @param busy the share of the time that workers of the busiest lane are at work, up to 1; 0
  ///   where it does not count
  public record Targets(double jobs, Duration age, double busy) {
    public Targets {
      if (jobs <= 0 || !age.isPositive()) {
        throw new IllegalArgumentException("targets are positive");
      }
      if (!(busy >= 0 && busy <= 1)) {
        throw new IllegalArgumentException("busy: a share, not " + busy);
      }
    }
  }

  public ScalePolicy {
    shifts = List.copyOf(shifts);
    if (tolerance < 0 || tolerance >= 1) {
      throw new IllegalArgumentException("tolerance: " + tolerance);
    }
  }

  /// From 1 to `most` workers, 100 jobs each, none older than 10 s, at work for 80 % of the time;
  /// 10 %, 300 s and 15 s as the autoscaler of Kubernetes has them.
  public static ScalePolicy upTo(int most) {
    return new ScalePolicy(
        new Bounds(1, most, 0, 0),
        new Targets(100, Duration.ofSeconds(10), 0.8),
        0.1,
        Duration.ofMinutes(5),
        Duration.ofSeconds(15),
        List.of());
  }

  /// How many there are at least at that time.
  int least(ZonedDateTime now) {
    int scheduled =
        shifts.stream().filter(shift -> shift.covers(now)).mapToInt(Shift::least).max().orElse(0);
    return Math.min(bounds.affordable(), Math.max(bounds.least(), scheduled));
  }
}
