import java.util.List;
import java.util.Locale;

/// A picture of small bar charts side by side, one per figure, as SVG.
final class Bars {
  private static final int PANEL = 150;
  private static final int HEIGHT = 150;
  private static final int TOP = 64;
  private static final int BAR = 44;
  private static final List<String> COLOURS = List.of("#9aa5b1", "#2563a8", "#3f9b6d", "#c77d2e");

  private Bars() {}

  /// @param title of the figure
  /// @param unit shown under the title
  /// @param values one per name; NaN for what was not measured
  record Panel(String title, String unit, List<Double> values) {}

  static String svg(String title, List<String> names, List<Panel> panels) {
    int width = Math.max(480, panels.size() * PANEL + 20);
    var out = new StringBuilder();
    out.append(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'>%n"
            .formatted(width, TOP + HEIGHT + 50));
    out.append("<rect width='100%' height='100%' fill='white'/>\n");
    out.append("<text x='12' y='22' font-size='15'>%s</text>%n".formatted(title));
    for (int i = 0; i < panels.size(); i++) {
      panel(out, 12 + i * PANEL, panels.get(i));
    }
    legend(out, names);
    return out.append("</svg>\n").toString();
  }

  private static void panel(StringBuilder out, int left, Panel panel) {
    double most =
        panel.values().stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).max().orElse(1);
    out.append(
        "<text x='%d' y='44' font-size='12'>%s</text>%n<text x='%d' y='58' font-size='10' fill='#666'>%s</text>%n"
            .formatted(left, panel.title(), left, panel.unit()));
    int bar = Math.min(BAR, (PANEL - 24) / panel.values().size());
    for (int i = 0; i < panel.values().size(); i++) {
      double value = panel.values().get(i);
      if (Double.isNaN(value)) {
        continue;
      }
      int height = (int) Math.max(1, Math.round((HEIGHT - 24) * value / Math.max(most, 1e-9)));
      int x = left + i * (bar + 4);
      int y = TOP + HEIGHT - height;
      out.append(
          "<rect x='%d' y='%d' width='%d' height='%d' fill='%s'/>%n"
              .formatted(x, y, bar, height, COLOURS.get(i % COLOURS.size())));
      out.append(
          "<text x='%d' y='%d' font-size='10' text-anchor='middle'>%s</text>%n"
              .formatted(x + bar / 2, y - 4, plain(value)));
    }
  }

  private static void legend(StringBuilder out, List<String> names) {
    int x = 12;
    int y = TOP + HEIGHT + 28;
    for (int i = 0; i < names.size(); i++) {
      out.append(
          "<rect x='%d' y='%d' width='11' height='11' fill='%s'/>%n"
              .formatted(x, y - 10, COLOURS.get(i % COLOURS.size())));
      out.append("<text x='%d' y='%d' font-size='12'>%s</text>%n".formatted(x + 16, y, names.get(i)));
      x += 40 + 7 * names.get(i).length();
    }
  }

  static String plain(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    int digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
