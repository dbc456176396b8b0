package sadari.lab.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How long requests took in a piece of time, beside those before and after it.
///
/// Both sides count alike, as much drifts in one direction while a drill runs: code is still being
/// compiled, tables grow.
///
/// @param usual the mean of a quantile before and the same quantile after, in milliseconds
/// @param meanwhile the quantile in between
public record Contrast(double usual, double meanwhile) {

  /// A piece of time.
  ///
  /// @param from in nanoseconds on the samples' clock
  /// @param to where it is over
  public record Span(long from, long to) {}

  /// Compares.
  ///
  /// @param quantile such as 0.99
  public static Contrast of(
      List<Sample> samples, Span before, Span between, Span after, double quantile) {
    ToDoubleFunction<Span> took =
        span -> Interval.of(samples, span.from(), span.to()).quantile(quantile);
    return new Contrast(
        (took.applyAsDouble(before) + took.applyAsDouble(after)) / 2, took.applyAsDouble(between));
  }

  /// How much longer, as a part: 0.2 is a fifth; below 0 for shorter.
  public double change() {
    return meanwhile / usual - 1;
  }
}
