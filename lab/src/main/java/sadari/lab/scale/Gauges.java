package sadari.lab.scale;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a server tells of its work on the internal port, in the text format of Prometheus.
///
/// @param waiting jobs of all lanes that are not done
/// @param oldest age of the oldest of them
record Gauges(long waiting, Duration oldest) {
  private static final String WAITING = "events_waiting";
  private static final String OLDEST = "events_oldest_seconds";

  /// Empty where the text has no such numbers.
  static Optional<Gauges> read(String text) {
    double waiting = -1;
    double oldest = 0;
    for (String line : text.split("\n")) {
      int space = line.lastIndexOf(' ');
      if (space < 0 || line.startsWith("#")) {
        continue;
      }
      String name = line.substring(0, space).replaceAll("\\{.*", "");
      if (name.equals(WAITING)) {
        waiting = Math.max(0, waiting) + number(line.substring(space));
      } else if (name.equals(OLDEST)) {
        oldest = Math.max(oldest, number(line.substring(space)));
      }
    }
    return waiting < 0
        ? Optional.empty()
        : Optional.of(
            new Gauges(Math.round(waiting), Duration.ofMillis(Math.round(oldest * 1000))));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip().toLowerCase(Locale.ROOT));
    } catch (NumberFormatException e) {
      return 0; // NaN and its like say nothing
    }
  }
}
