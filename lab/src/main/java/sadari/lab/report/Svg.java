package sadari.lab.report;

import java.util.Locale;

/// A picture that is being drawn: plain shapes and words, one element a line.
final class Svg {
  private final StringBuilder elements = new StringBuilder();

  /// A white sheet.
  Svg(int width, int height) {
    elements
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(width + " " + height)
        .append("\" font-family=\"sans-serif\" fill=\"#333\">\n");
    rectangle(0, 0, width, height, "#fff");
  }

  void rectangle(double x, double y, double width, double height, String fill) {
    element("rect", "x", x, "y", y, "width", width, "height", height, "fill", fill);
  }

  void line(double x1, double y1, double x2, double y2, String stroke, String dashes) {
    element(
        "line",
        "x1",
        x1,
        "y1",
        y1,
        "x2",
        x2,
        "y2",
        y2,
        "stroke",
        stroke,
        "stroke-dasharray",
        dashes);
  }

  /// A line through points, each `x,y `.
  void curve(String points, String stroke) {
    element("polyline", "points", points, "fill", "none", "stroke", stroke, "stroke-width", 1.5);
  }

  /// Words from `x` on, around it or up to it: `start`, `middle` or `end`.
  void words(double x, double y, String anchor, int size, String words) {
    elements.append("<text");
    attributes("x", x, "y", y, "text-anchor", anchor, "font-size", size);
    elements.append('>').append(escaped(words)).append("</text>\n");
  }

  static String point(double x, double y) {
    return number(x) + "," + number(y) + " ";
  }

  private void element(String name, Object... attributes) {
    elements.append('<').append(name);
    attributes(attributes);
    elements.append("/>\n");
  }

  private void attributes(Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      elements
          .append(' ')
          .append(namesAndValues[i])
          .append("=\"")
          .append(value instanceof Double number ? number(number) : escaped(value.toString()))
          .append('"');
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /// All of it.
  String drawn() {
    return elements + "</svg>\n";
  }
}
