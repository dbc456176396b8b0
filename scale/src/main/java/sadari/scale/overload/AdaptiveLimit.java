package sadari.scale.overload;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How many requests are worked on at once, learnt from how long they take.
///
/// The gradient algorithm of Netflix' *concurrency-limits* (Gradient2, 2018), in the form
///
/// ```
/// slowness  = time that the requests of a window took ÷ time that such requests usually take
/// gradient  = tolerance ÷ slowness, within 0.5 … 1
/// limit    += smoothing × (limit × gradient + √limit − limit)
/// ```
///
/// with two changes. Kinds of requests differ by a thousand times, so each has its own usual time
/// and the sums are compared. And what is usual is learnt while there is little to do: it follows
/// faster times at once, slower ones only while the server is calm, and under load only within
/// minutes, so that a long overload does not become the usual.
///
/// Others at work here can slow a request down about as many times as there are of them. What took
/// far longer than that waited for something that stood still, such as a database without a
/// primary. A lower limit mends nothing there, and would still refuse people when that is back: it
/// counts only as what is usual, slowly.
///
/// Not thread-safe: [Admission] guards it.
final class AdaptiveLimit {
  private static final double TOLERANCE = 2;
  private static final double SMOOTHING = 0.3;
  private static final double LEARN_FASTER = 0.1;
  private static final double LEARN_CALM = 0.05;
  private static final double LEARN_LOADED = 0.0005;
  private static final long WINDOW = Duration.ofMillis(100).toNanos();
  private static final int ENOUGH = 10;
  private static final double STALLED = 20;

  private final int least;
  private final int most;
  private final Map<String, Kind> kinds = new HashMap<>();
  private double limit;
  private long windowBegan;
  private int samples;
  private int peak;

  /// @param least never fewer than that at once
  /// @param first so many to begin with
  /// @param most never more than that at once
  AdaptiveLimit(int least, int first, int most, long now) {
    if (least < 1 || first < least || most < first) {
      throw new IllegalArgumentException("1 <= %d <= %d <= %d".formatted(least, first, most));
    }
    this.least = least;
    this.most = most;
    this.limit = first;
    this.windowBegan = now;
  }

  int value() {
    return (int) limit;
  }

  /// A request was answered well.
  ///
  /// @param name kind of request; few values
  /// @param atWork how many were worked on when it began, it included
  /// @return whether its time tells anything of how much there is to do
  boolean answered(String name, long nanos, int atWork, long now) {
    Kind kind = kinds.computeIfAbsent(name, _ -> new Kind());
    if (kind.usual > 0 && nanos > Math.max(STALLED, 2.0 * atWork) * kind.usual) {
      kind.stalled();
      return false;
    }
    kind.add(nanos);
    samples++;
    peak = Math.max(peak, atWork);
    if (now - windowBegan >= WINDOW && samples >= ENOUGH) {
      learn();
      windowBegan = now;
      samples = 0;
      peak = 0;
    }
    return true;
  }

  private void learn() {
    double took = 0;
    double usual = 0;
    boolean calm = peak <= Math.max(1, least / 2);
    for (Kind kind : kinds.values()) {
      if (kind.count > 0) {
        took += kind.sum;
        usual += kind.usual() * kind.count;
        kind.learn(calm);
      }
    }
    // A limit that is not reached says nothing about what would happen if it were.
    if (peak * 2 >= limit) {
      double gradient = Math.clamp(TOLERANCE * usual / took, 0.5, 1);
      double wanted = limit * gradient + Math.sqrt(limit);
      limit = Math.clamp(limit + SMOOTHING * (wanted - limit), least, most);
    }
  }

  /// What one kind of request took in this window, and takes usually.
  private static final class Kind {
    private double usual;
    private double sum;
    private int count;

    void add(long nanos) {
      sum += nanos;
      count++;
    }

    void stalled() {
      usual += LEARN_LOADED * (STALLED - 1) * usual;
    }

    double usual() {
      return usual == 0 ? sum / count : usual;
    }

    void learn(boolean calm) {
      double mean = sum / count;
      double weight = mean < usual() ? LEARN_FASTER : calm ? LEARN_CALM : LEARN_LOADED;
      usual = usual() + weight * (mean - usual());
      sum = 0;
      count = 0;
    }
  }
}
