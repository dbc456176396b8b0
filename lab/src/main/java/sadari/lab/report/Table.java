package sadari.lab.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A run as a table for terminals.
public final class Table {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String HEADINGS =
      "             ok   slow  failed  unknown   p50 ms   p99 ms   max ms";

  private final Timeline timeline;
  private final StringBuilder text = new StringBuilder();

  private Table(Timeline timeline) {
    this.timeline = timeline;
  }

  /// Writes one.
  public static String of(Timeline timeline) {
    Table table = new Table(timeline);
    table.seconds();
    table.phases();
    table.summary();
    return table.text.toString();
  }

  private void seconds() {
    line(HEADINGS);
    long second = 0;
    for (Interval piece : timeline.pieces(SECOND)) {
      row(second++ + " s", piece, note(piece, timeline.run().marks()));
    }
  }

  private static String note(Interval piece, Run.Marks marks) {
    boolean breaks = marks.broken() >= piece.from() && marks.broken() < piece.to();
    boolean heals = marks.healed() >= piece.from() && marks.healed() < piece.to();
    return (breaks ? "  < broken" : "") + (heals ? "  < healed" : "");
  }

  private void phases() {
    line("");
    line(HEADINGS);
    row("before", timeline.before(), "");
    row("during", timeline.during(), "");
    row("after", timeline.after(), "");
  }

  private void row(String name, Interval piece, String note) {
    line(
        String.format(
            Locale.ROOT,
            "%-8s %6d %6d %7d %8d %8.1f %8.1f %8.1f%s",
            name,
            piece.ok(),
            piece.slow(),
            piece.failed(),
            piece.unknown(),
            piece.quantile(0.5),
            piece.quantile(0.99),
            piece.quantile(1),
            note));
  }

  private void summary() {
    line("");
    summaryOf(timeline).forEach(this::line);
    timeline.run().verdict().violations().forEach(violation -> line("  " + violation));
  }

  /// All of it in a line.
  public static String line(Timeline timeline) {
    return String.join("; ", summaryOf(timeline));
  }

  /// The lines that people read first.
  static List<String> summaryOf(Timeline timeline) {
    Run.Verdict verdict = timeline.run().verdict();
    return List.of(
        "errors elevated: until "
            + seconds(timeline.recovery())
            + " after the fault, "
            + seconds(timeline.recoveryAfterHealing())
            + " after it was healed; "
            + timeline.errors()
            + " of "
            + timeline.requests()
            + " requests",
        "violations: "
            + verdict.violations().size()
            + " in "
            + verdict.operations()
            + " operations; all had arrived "
            + seconds(verdict.settledAfter())
            + " after the end"
            + (verdict.unanswered() == 0
                ? ""
                : "; " + verdict.unanswered() + " last reads had no answer"));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
