package sadari.lab.report;

import java.util.List;
import java.util.Locale;

/// A burst as a picture: what waited and how many workers there were.
///
/// @param name of the drill
/// @param moments what was seen, in the order of time
/// @param from when the burst began, in nanoseconds on the moments' clock
/// @param to when it ended
public record Burst(String name, List<Moment> moments, long from, long to) {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 330;
  private static final int LEFT = 60;
  private static final int RIGHT = WIDTH - 60;
  private static final int TOP = 70;
  private static final int BOTTOM = 290;
  private static final int TICKS = 4;

  /// What was seen at a time.
  ///
  /// @param at in nanoseconds since the run began
  /// @param waiting jobs
  /// @param workers processes
  public record Moment(long at, long waiting, int workers) {}

  public Burst {
    moments = List.copyOf(moments);
  }

  /// Draws it.
  public String picture() {
    Svg svg = new Svg(WIDTH, HEIGHT);
    long begin = moments.getFirst().at();
    long end = moments.getLast().at();
    long most = Math.max(1, moments.stream().mapToLong(Moment::waiting).max().orElse(1));
    int crowd = Math.max(1, moments.stream().mapToInt(Moment::workers).max().orElse(1));
    svg.rectangle(
        x(from, begin, end), TOP, x(to, begin, end) - x(from, begin, end), HEIGHT - 110, "#fee");
    svg.words(LEFT, 24, "start", 15, name + ": jobs that wait, and workers");
    svg.words(
        LEFT,
        44,
        "start",
        12,
        "red: the burst; blue: jobs that wait (left); orange: workers (right)");
    for (int tick = 0; tick <= TICKS; tick++) {
      double y = BOTTOM - (BOTTOM - TOP) * tick / (double) TICKS;
      svg.line(LEFT, y, RIGHT, y, "#ddd", "none");
      svg.words(
          LEFT - 6, y + 4, "end", 11, Long.toString(Math.round(most * tick / (double) TICKS)));
      double time = (end - begin) * tick / (double) TICKS / 1e9;
      svg.words(
          LEFT + (RIGHT - LEFT) * tick / (double) TICKS,
          BOTTOM + 18,
          "middle",
          11,
          String.format(Locale.ROOT, "%.0f s", time));
    }
    for (int workers = 1; workers <= crowd; workers++) {
      svg.words(RIGHT + 6, y(workers, crowd) + 4, "start", 11, Integer.toString(workers));
    }
    StringBuilder waiting = new StringBuilder();
    StringBuilder workers = new StringBuilder();
    double height = y(moments.getFirst().workers(), crowd);
    for (Moment moment : moments) {
      double x = x(moment.at(), begin, end);
      waiting.append(Svg.point(x, y((double) moment.waiting(), (double) most)));
      workers.append(Svg.point(x, height));
      height = y(moment.workers(), crowd);
      workers.append(Svg.point(x, height));
    }
    svg.curve(waiting.toString(), "#369");
    svg.curve(workers.toString(), "#e80");
    return svg.drawn();
  }

  private static double x(long at, long begin, long end) {
    return LEFT + (RIGHT - LEFT) * (double) (at - begin) / Math.max(1, end - begin);
  }

  private static double y(double value, double most) {
    return BOTTOM - (BOTTOM - TOP) * value / most;
  }
}
