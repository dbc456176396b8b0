package sadari.lab.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A run cut into pieces of time.
public final class Timeline {
  private static final long BUCKET = 100_000_000;

  /// Errors are elevated in a piece of time where more than this share is added to what was before.
  private static final double ELEVATED = 0.01;

  private final Run run;
  private final double usual;

  public Timeline(Run run) {
    this.run = run;
    // Requests that the fault caught on their way are no part of what was usual.
    this.usual =
        Interval.of(
                run.samples().stream().filter(s -> s.ended() < run.marks().broken()).toList(),
                run.marks().began(),
                run.marks().broken())
            .errorShare();
  }

  Interval before() {
    return between(run.marks().began(), run.marks().broken());
  }

  Interval during() {
    return between(run.marks().broken(), run.marks().healed());
  }

  Interval after() {
    return between(run.marks().healed(), run.marks().ended());
  }

  private Interval between(long from, long to) {
    return Interval.of(run.samples(), from, to);
  }

  /// The run in pieces of a length.
  List<Interval> pieces(Duration length) {
    return pieces(run.marks().began(), run.marks().ended(), length.toNanos());
  }

  private List<Interval> pieces(long from, long to, long length) {
    List<List<Sample>> sorted = new ArrayList<>();
    for (long start = from; start < to; start += length) {
      sorted.add(new ArrayList<>());
    }
    for (Sample sample : run.samples()) {
      if (sample.began() >= from && sample.began() < to) {
        sorted.get((int) ((sample.began() - from) / length)).add(sample);
      }
    }
    List<Interval> pieces = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      long start = from + i * length;
      pieces.add(Interval.of(sorted.get(i), start, Math.min(to, start + length)));
    }
    return pieces;
  }

  /// From the fault to the end of the last tenth of a second with elevated errors; zero if there
  /// was none.
  public Duration recovery() {
    return lastElevated(run.marks().broken(), run.marks().healed());
  }

  /// The same from when the fault was over.
  public Duration recoveryAfterHealing() {
    return lastElevated(run.marks().healed(), run.marks().ended());
  }

  private Duration lastElevated(long from, long to) {
    return pieces(from, to, BUCKET).stream()
        .filter(piece -> piece.errorShare() > usual + ELEVATED)
        .map(piece -> Duration.ofNanos(piece.to() - from))
        .reduce(Duration.ZERO, (_, later) -> later);
  }

  /// Requests without a good answer, in the whole run.
  public int errors() {
    return between(run.marks().began(), run.marks().ended()).errors();
  }

  /// Requests in the whole run.
  public int requests() {
    return between(run.marks().began(), run.marks().ended()).count();
  }

  /// What it is of.
  public Run run() {
    return run;
  }
}
