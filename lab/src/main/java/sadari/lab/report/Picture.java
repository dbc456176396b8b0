package sadari.lab.report;

import java.time.Duration;
import java.util.List;

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
  private static final int LEAST_MILLIS = 1;
  private static final int MOST_MILLIS = 10_000;

  private final Timeline timeline;
  private final List<Interval> pieces;
  private final long began;
  private final long ended;
  private final double most;
  private final Svg svg = new Svg(WIDTH, HEIGHT);

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
    picture.phases();
    picture.head();
    picture.axes();
    picture.answers();
    picture.latency(1, "#bbb");
    picture.latency(0.99, "#e80");
    picture.latency(0.5, "#369");
    return picture.svg.drawn();
  }

  private void head() {
    svg.words(LEFT, 22, "start", 15, timeline.run().name() + ": " + timeline.run().what());
    List<String> summary = Table.summaryOf(timeline);
    svg.words(LEFT, 40, "start", 12, summary.getFirst());
    svg.words(LEFT, 56, "start", 12, summary.getLast());
    svg.words(LEFT, RATE_TOP - 8, "start", 12, "requests a second:");
    int x = LEFT + 112;
    for (Kind kind : Kind.values()) {
      svg.rectangle(x, RATE_TOP - 17, 10, 10, kind.colour);
      svg.words(x + 14, RATE_TOP - 8, "start", 12, kind.label);
      x += 34 + 7 * kind.label.length();
    }
    svg.words(
        LEFT,
        TIME_TOP - 8,
        "start",
        12,
        "latency of what was answered, ms: median (blue), 99th percentile (orange), largest (grey)");
  }

  private void axes() {
    for (int millis = LEAST_MILLIS; millis <= MOST_MILLIS; millis *= 10) {
      grid(height(millis), millis);
    }
    for (int share = 0; share <= 2; share++) {
      double count = most * share / 2;
      grid(rate(count), Math.round(count * 1e9 / PIECE.toNanos()));
    }
    long seconds = (ended - began) / 1_000_000_000L;
    int step = seconds > 40 ? 10 : seconds > 20 ? 5 : 2;
    for (int second = 0; second <= seconds; second += step) {
      svg.words(x(began + second * 1_000_000_000L), TIME_BOTTOM + 18, "middle", 11, second + " s");
    }
  }

  private void grid(double y, long label) {
    svg.line(LEFT, y, RIGHT, y, "#e2e2e2", "none");
    svg.words(LEFT - 6, y + 4, "end", 11, Long.toString(label));
  }

  private void phases() {
    Run.Marks marks = timeline.run().marks();
    double from = x(marks.broken());
    double to = x(marks.healed());
    svg.rectangle(from, RATE_TOP, to - from, TIME_BOTTOM - RATE_TOP, "#fdf1f0");
    mark(from, "broken", "start");
    mark(to, "healed", "start");
  }

  private void mark(double x, String label, String anchor) {
    svg.line(x, RATE_TOP, x, TIME_BOTTOM, "#933", "4 3");
    svg.words(x + 4, RATE_BOTTOM + 16, anchor, 11, label);
  }

  /// What a request came to, from the bottom of a bar to its top.
  private enum Kind {
    OK("answered", "#4a9"),
    SLOW("after more than 1 s", "#ea3"),
    UNKNOWN("no answer", "#96c"),
    FAILED("failed", "#d33");

    private final String label;
    private final String colour;

    Kind(String label, String colour) {
      this.label = label;
      this.colour = colour;
    }

    int count(Interval piece) {
      return switch (this) {
        case OK -> piece.ok();
        case SLOW -> piece.slow();
        case UNKNOWN -> piece.unknown();
        case FAILED -> piece.failed();
      };
    }
  }

  private void answers() {
    for (Interval piece : pieces) {
      double below = 0;
      for (Kind kind : Kind.values()) {
        int count = kind.count(piece);
        if (count > 0) {
          svg.rectangle(
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

  private void latency(double quantile, String colour) {
    StringBuilder points = new StringBuilder();
    for (Interval piece : pieces) {
      if (!piece.sorted().isEmpty()) {
        double middle = (x(piece.from()) + x(piece.to())) / 2;
        points.append(Svg.point(middle, height(piece.quantile(quantile))));
      }
    }
    svg.curve(points.toString().strip(), colour);
  }

  private double x(long time) {
    return LEFT + (double) (time - began) / (ended - began) * (RIGHT - LEFT);
  }

  private double rate(double count) {
    return RATE_BOTTOM - count / most * (RATE_BOTTOM - RATE_TOP);
  }

  private double height(double millis) {
    double bounded = Math.clamp(millis, (double) LEAST_MILLIS, (double) MOST_MILLIS);
    double share =
        Math.log10(bounded / LEAST_MILLIS) / Math.log10((double) MOST_MILLIS / LEAST_MILLIS);
    return TIME_BOTTOM - share * (TIME_BOTTOM - TIME_TOP);
  }
}
