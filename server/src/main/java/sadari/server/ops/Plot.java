package sadari.server.ops;

import java.util.Locale;

/// A diagram in SVG whose upright axis is a ratio from 0 to 100 %.
final class Plot {
  /// Where the diagram is in the picture, in pixels, without its labels.
  record Frame(int left, int top, int width, int height) {}

  private static final int STEPS = 5;
  private static final String GRID = "#dddddd";
  private static final String INK = "#333333";

  private final Svg svg;
  private final Frame frame;
  private final double low;
  private final double high;

  /// @param svg the picture that it is drawn into
  /// @param low, high the ends of the flat axis
  Plot(Svg svg, Frame frame, double low, double high) {
    this.svg = svg;
    this.frame = frame;
    this.low = low;
    this.high = high;
  }

  private double x(double value) {
    return frame.left + frame.width * (value - low) / (high - low);
  }

  private double y(double ratio) {
    return frame.top + frame.height * (1 - ratio);
  }

  private double bottom() {
    return y(0);
  }

  private void label(double x, double y, String anchor, String words) {
    svg.words(words, "x", x, "y", y, "text-anchor", anchor, "fill", INK);
  }

  /// The grid of ratios, and what the flat axis is.
  void axes(String title) {
    double right = frame.left + frame.width;
    for (int step = 0; step <= STEPS; step++) {
      double at = y(step / (double) STEPS);
      svg.shape("line", "x1", frame.left, "y1", at, "x2", right, "y2", at, "stroke", GRID);
      label(frame.left - 8, at + 4, "end", 100 * step / STEPS + " %");
    }
    label(frame.left + frame.width / 2.0, bottom() + 42, "middle", title);
  }

  /// A mark on the flat axis.
  void tick(double at, String label) {
    double x = x(at);
    svg.shape("line", "x1", x, "y1", bottom(), "x2", x, "y2", bottom() + 5, "stroke", INK);
    label(x, bottom() + 20, "middle", label);
  }

  /// A dashed line over the whole height.
  ///
  /// @param row of its name above the diagram, 0 the lowest
  void upright(double at, int row, String name) {
    double x = x(at);
    double end = frame.top - 3 - row * 14;
    svg.shape(
        "line",
        "x1",
        x,
        "y1",
        end,
        "x2",
        x,
        "y2",
        bottom(),
        "stroke",
        INK,
        "stroke-dasharray",
        "4 3");
    label(x, end - 3, "middle", name);
  }

  /// A line through points.
  void curve(double[] at, double[] ratios, String colour, boolean bold) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < at.length; i++) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(at[i]), y(ratios[i])));
    }
    svg.shape(
        "polyline",
        "points",
        points.toString().strip(),
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        bold ? "3" : "1.5");
  }

  void dot(double at, double ratio) {
    svg.shape("circle", "cx", x(at), "cy", y(ratio), "r", "4.5");
  }

  /// A line's name, beside the diagram.
  void legend(int row, String name, String colour) {
    double at = frame.left + frame.width + 12.0;
    double height = legendHeight(row) - 4;
    svg.shape(
        "line",
        "x1",
        at,
        "y1",
        height,
        "x2",
        at + 16,
        "y2",
        height,
        "stroke",
        colour,
        "stroke-width",
        "3");
    label(at + 22, legendHeight(row), "start", name);
  }

  /// The dot's name.
  void legendDot(int row, String name) {
    double at = frame.left + frame.width + 12.0;
    svg.shape("circle", "cx", at + 8, "cy", legendHeight(row) - 4, "r", "4.5");
    label(at + 22, legendHeight(row), "start", name);
  }

  private double legendHeight(int row) {
    return frame.top + 12.0 + row * 18;
  }
}
