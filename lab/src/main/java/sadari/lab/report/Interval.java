package sadari.lab.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How the requests went that began in a piece of time.
///
/// @param from in nanoseconds since the run began
/// @param slow answered as it should be, but late
/// @param sorted what those that were answered as they should be took, in nanoseconds, ascending
record Interval(long from, long to, int ok, int slow, int failed, int unknown, List<Long> sorted) {
  /// Above this a person has noticed (Nielsen 1993: one second keeps the flow of thought).
  static final Duration SLOW = Duration.ofSeconds(1);

  static Interval of(List<Sample> samples, long from, long to) {
    int slow = 0;
    int failed = 0;
    int unknown = 0;
    List<Long> took = new ArrayList<>();
    for (Sample sample : samples) {
      if (sample.began() < from || sample.began() >= to) {
        continue;
      }
      switch (sample.result()) {
        case OK -> {
          took.add(sample.took());
          slow += sample.took() > SLOW.toNanos() ? 1 : 0;
        }
        case FAILED -> failed++;
        case UNKNOWN -> unknown++;
      }
    }
    Collections.sort(took);
    return new Interval(from, to, took.size() - slow, slow, failed, unknown, took);
  }

  int count() {
    return ok + slow + failed + unknown;
  }

  int errors() {
    return failed + unknown;
  }

  double errorShare() {
    return count() == 0 ? 0 : (double) errors() / count();
  }

  /// In milliseconds; 0 where nothing was answered.
  double quantile(double share) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1)) / 1e6;
  }
}
