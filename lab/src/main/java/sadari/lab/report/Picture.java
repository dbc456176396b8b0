package sadari.lab.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A run as a picture: a self-contained SVG with answers above and latency below.
public final class Picture {
  private static final Duration PIECE = Duration.ofMillis(500);
  private static final int WIDTH = 860;
  private static final int HEIGHT = 430;
  private static final int LEFT = 60;
  private static final int RIGHT = WIDTH - 20;
  private static final int RATE_TOP = 84;
  private static final int RATE_BOTTOM = 244;
  private static final int TIME_TOP = 284;
  private static final int TIME_BOTTOM = 394;
  private static final double LEAST_MILLIS = 1;
  private static final double MOST_MILLIS = 10_000;

  private final Timeline timeline;
  private final List<Interval> pieces;
  private final long began;
  private final long ended;
  private final double most;
  private final StringBuilder svg = new StringBuilder();

  private Picture(Timeline timeline) {
    this.timeline = timeline;
    this.pieces = timeline.pieces(PIECE);
    this.began = timeline.run().marks().began();
    this.ended = timeline.run().marks().ended();
    this.most = pieces.stream().mapToInt(Interval::count).max().orElse(1) * 1.1 + 1;
  }

  /// Draws one.
  public static String of(Timeline timeline) {
    Picture picture = new Picture(timeline);
    picture.frame();
    picture.phases();
    picture.answers();
    picture.latencies();
    picture.svg.append("</svg>\n");
    return picture.svg.toString();
  }

  private void frame() {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12' fill='#333'>",
        WIDTH, HEIGHT);
    add("<rect width='%d' height='%d' fill='#fff'/>", WIDTH, HEIGHT);
    text(LEFT, 22, "start", 15, timeline.run().name() + ": " + timeline.run().what());
    List<String> summary = Table.summaryOf(timeline);
    text(LEFT, 40, "start", 12, summary.getFirst());
    text(LEFT, 56, "start", 12, summary.getLast());
    legend();
    text(
        LEFT,
        TIME_TOP - 8,
        "start",
        12,
        "latency of what was answered, ms: median, 99th percentile, largest");
    for (double millis = LEAST_MILLIS; millis <= MOST_MILLIS; millis *= 10) {
      grid(height(millis), String.format(Locale.ROOT, "%.0f", millis));
    }
    for (int share = 0; share <= 2; share++) {
      double count = most * share / 2;
      grid(rate(count), String.format(Locale.ROOT, "%.0f", count * 1e9 / PIECE.toNanos()));
    }
    int step = seconds() > 40 ? 10 : 5;
    for (int second = 0; second <= seconds(); second += step) {
      text(x(began + second * 1_000_000_000L), TIME_BOTTOM + 18, "middle", 11, second + " s");
    }
  }

  private long seconds() {
    return (ended - began) / 1_000_000_000L;
  }

  private void legend() {
    text(LEFT, RATE_TOP - 8, "start", 12, "requests a second:");
    int x = LEFT + 112;
    for (Kind kind : Kind.values()) {
      add("<rect x='%d' y='%d' width='10' height='10' fill='%s'/>", x, RATE_TOP - 17, kind.colour);
      text(x + 14, RATE_TOP - 8, "start", 12, kind.label);
      x += 34 + 7 * kind.label.length();
    }
  }

  private void grid(double y, String label) {
    add("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#e2e2e2'/>", LEFT, RIGHT, y, y);
    text(LEFT - 6, y + 4, "end", 11, label);
  }

  private void phases() {
    Run.Marks marks = timeline.run().marks();
    add(
        "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='#d33' fill-opacity='0.07'/>",
        x(marks.broken()), RATE_TOP, x(marks.healed()) - x(marks.broken()), TIME_BOTTOM - RATE_TOP);
    mark(marks.broken(), "broken", "end");
    mark(marks.healed(), "healed", "start");
  }

  private void mark(long time, String label, String anchor) {
    add(
        "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#933' stroke-dasharray='4 3'/>",
        x(time), x(time), RATE_TOP, TIME_BOTTOM);
    text(x(time) + (anchor.equals("end") ? -4 : 4), RATE_BOTTOM + 16, anchor, 11, label);
  }

  /// What a request came to, from the bottom of a bar to its top.
  private enum Kind {
    OK("answered", "#4a9", Interval::ok),
    SLOW("after more than 1 s", "#ea3", Interval::slow),
    UNKNOWN("no answer", "#96c", Interval::unknown),
    FAILED("failed", "#d33", Interval::failed);

    private final String label;
    private final String colour;
    private final ToDoubleFunction<Interval> count;

    Kind(String label, String colour, ToDoubleFunction<Interval> count) {
      this.label = label;
      this.colour = colour;
      this.count = count;
    }
  }

  private void answers() {
    for (Interval piece : pieces) {
      double below = 0;
      for (Kind kind : Kind.values()) {
        double count = kind.count.applyAsDouble(piece);
        if (count > 0) {
          add(
              "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>",
              x(piece.from()) + 0.5,
              rate(below + count),
              Math.max(1, x(piece.to()) - x(piece.from()) - 1),
              rate(below) - rate(below + count),
              kind.colour);
        }
        below += count;
      }
    }
  }

  private void latencies() {
    line(1, "#bbb");
    line(0.99, "#e80");
    line(0.5, "#369");
  }

  private void line(double quantile, String colour) {
    StringBuilder points = new StringBuilder();
    for (Interval piece : pieces) {
      if (piece.sorted().length > 0) {
        points.append(
            String.format(
                Locale.ROOT,
                "%.1f,%.1f ",
                (x(piece.from()) + x(piece.to())) / 2,
                height(piece.quantile(quantile))));
      }
    }
    add(
        "<polyline points='%s' fill='none' stroke='%s' stroke-width='1.5'/>",
        points.toString().strip(), colour);
  }

  private double x(long time) {
    return LEFT + (double) (time - began) / (ended - began) * (RIGHT - LEFT);
  }

  private double rate(double count) {
    return RATE_BOTTOM - count / most * (RATE_BOTTOM - RATE_TOP);
  }

  private double height(double millis) {
    double bounded = Math.clamp(millis, LEAST_MILLIS, MOST_MILLIS);
    double share = Math.log10(bounded / LEAST_MILLIS) / Math.log10(MOST_MILLIS / LEAST_MILLIS);
    return TIME_BOTTOM - share * (TIME_BOTTOM - TIME_TOP);
  }

  private void text(double x, double y, String anchor, int size, String words) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    add(
        "<text x='%.1f' y='%.1f' text-anchor='%s' font-size='%d'>%s</text>",
        x, y, anchor, size, escaped);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
