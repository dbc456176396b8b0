package sadari.lab.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// How the requests went that began in a piece of time.
///
/// @param from in nanoseconds since the run began
/// @param slow answered as it should be, but late
/// @param sorted what those that were answered as they should be took, in nanoseconds, ascending
record Interval(long from, long to, int ok, int slow, int failed, int unknown, long[] sorted) {
  /// Above this a person has noticed (Nielsen 1993: one second keeps the flow of thought).
  static final Duration SLOW = Duration.ofSeconds(1);

  static Interval of(List<Sample> samples, long from, long to) {
    int slow = 0;
    int failed = 0;
    int unknown = 0;
    long[] took = new long[samples.size()];
    int ok = 0;
    for (Sample sample : samples) {
      if (sample.began() < from || sample.began() >= to) {
        continue;
      }
      switch (sample.result()) {
        case OK -> {
          took[ok++] = sample.took();
          slow += sample.took() > SLOW.toNanos() ? 1 : 0;
        }
        case FAILED -> failed++;
        case UNKNOWN -> unknown++;
      }
    }
    long[] sorted = Arrays.copyOf(took, ok);
    Arrays.sort(sorted);
    return new Interval(from, to, ok - slow, slow, failed, unknown, sorted);
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
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
