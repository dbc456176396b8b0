package sadari.scale.autoscale;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sadari.scale.autoscale.Decision.Reading;
import sadari.scale.autoscale.Decision.Reason;
import sadari.scale.autoscale.Decision.Vote;

/// Decides how many workers there should be, from one reading to the next.
///
/// The algorithm is that of Kubernetes' HorizontalPodAutoscaler: per metric `ceil(n × metric /
/// target)`, nothing within the tolerance, the largest of several metrics, and a decrease to the
/// largest recommendation of the window. A schedule acts as a minimum, money as a maximum. Time is
/// the readings'. Not thread-safe.
public final class Autoscaler {
  private final ScalePolicy policy;
  private final ZoneId zone;
  private final Deque<Recommendation> window = new ArrayDeque<>();
  private @Nullable Instant changed;

  /// What was recommended, and when.
  private record Recommendation(Instant at, int workers) {}

  /// @param zone in which the schedule is meant
  public Autoscaler(ScalePolicy policy, ZoneId zone) {
    this.policy = policy;
    this.zone = zone;
  }

  /// The next decision; readings come in the order of time.
  public Decision decide(Reading reading) {
    int now = reading.workers();
    List<Vote> votes = votes(reading);
    int recommended = votes.stream().mapToInt(Vote::workers).max().orElse(now);
    int stabilised = stabilised(reading, recommended);
    int least = policy.least(reading.at().atZone(zone));
    int most = policy.bounds().affordable();
    int bounded = Math.clamp(stabilised, least, most);
    int wanted = isCooling(reading) ? Math.clamp(now, least, most) : bounded;
    Reason reason = reason(now, recommended, stabilised, bounded, wanted);
    if (wanted != now) {
      changed = reading.at();
    }
    return new Decision(reading, votes, recommended, stabilised, least, most, wanted, reason);
  }

  /// What waits tells that there are too few. That there are just enough only their being busy
  /// tells: then nothing waits, and by that alone they would go and be missed at once.
  private List<Vote> votes(Reading reading) {
    return policy.targets().busy() == 0
        ? List.of(length(reading), age(reading))
        : List.of(length(reading), age(reading), busy(reading));
  }

  private Vote length(Reading reading) {
    double each = (double) reading.waiting() / Math.max(1, reading.workers());
    return vote("jobs per worker", each, policy.targets().jobs(), reading.workers());
  }

  private Vote age(Reading reading) {
    return vote(
        "age in s",
        reading.oldest().toMillis() / 1000.0,
        policy.targets().age().toMillis() / 1000.0,
        reading.workers());
  }

  private Vote busy(Reading reading) {
    return vote("busy share", reading.busy(), policy.targets().busy(), reading.workers());
  }

  private Vote vote(String metric, double value, double target, int workers) {
    double ratio = value / target;
    boolean near = Math.abs(ratio - 1) <= policy.tolerance();
    double wanted = near ? workers : Math.ceil(Math.max(1, workers) * ratio);
    return new Vote(metric, value, target, (int) Math.min(Integer.MAX_VALUE, wanted));
  }

  /// An increase counts at once, a decrease when the whole window agrees. Before the first reading
  /// there was what there is.
  private int stabilised(Reading reading, int recommended) {
    if (window.isEmpty()) {
      window.add(new Recommendation(reading.at(), reading.workers()));
    }
    window.add(new Recommendation(reading.at(), recommended));
    Instant oldest = reading.at().minus(policy.stabilisation());
    window.removeIf(past -> past.at().isBefore(oldest));
    if (recommended >= reading.workers()) {
      return recommended;
    }
    int highest = window.stream().mapToInt(Recommendation::workers).max().orElse(reading.workers());
    return Math.min(reading.workers(), highest);
  }

  private boolean isCooling(Reading reading) {
    return changed != null && reading.at().isBefore(changed.plus(policy.coolDown()));
  }

  private static Reason reason(int now, int recommended, int stabilised, int bounded, int wanted) {
    if (wanted != bounded) {
      return Reason.COOLING;
    }
    if (bounded < stabilised) {
      return Reason.AT_MOST;
    }
    if (bounded > stabilised) {
      return Reason.AT_LEAST;
    }
    if (wanted > now) {
      return Reason.GROW;
    }
    if (wanted < now) {
      return Reason.SHRINK;
    }
    return recommended < now ? Reason.STABILISING : Reason.STEADY;
  }
}
