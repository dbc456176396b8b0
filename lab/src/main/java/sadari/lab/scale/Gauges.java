package sadari.lab.scale;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server tells of its work on the internal port, in the text format of Prometheus.
///
/// @param waiting jobs of all lanes that are not done
/// @param oldest age of the oldest of them
/// @param busy for how many seconds its workers have been at work so far, by lane
/// @param workers how many it has, by lane
record Gauges(
    long waiting, Duration oldest, Map<String, Double> busy, Map<String, Double> workers) {
  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{lane=\"(\\w+)\"\\})? (\\S+)");

  Gauges {
    busy = Map.copyOf(busy);
    workers = Map.copyOf(workers);
  }

  /// Empty where the text has no such numbers.
  static Optional<Gauges> read(String text) {
    double waiting = -1;
    double oldest = 0;
    Map<String, Double> busy = new HashMap<>();
    Map<String, Double> workers = new HashMap<>();
    for (String line : text.split("\n")) {
      Matcher told = LINE.matcher(line);
      if (!told.matches()) {
        continue;
      }
      String lane = Optional.ofNullable(told.group(2)).orElse("");
      double value = number(told.group(3));
      switch (told.group(1)) {
        case "events_waiting" -> waiting = Math.max(0, waiting) + value;
        case "events_oldest_seconds" -> oldest = Math.max(oldest, value);
        case "events_busy_seconds_total" -> busy.put(lane, value);
        case "events_workers" -> workers.put(lane, value);
        default -> {} // of no concern here
      }
    }
    return waiting < 0
        ? Optional.empty()
        : Optional.of(
            new Gauges(
                Math.round(waiting), Duration.ofMillis(Math.round(oldest * 1000)), busy, workers));
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text.toLowerCase(Locale.ROOT));
      return Double.isFinite(value) ? value : 0;
    } catch (NumberFormatException e) {
      return 0; // NaN and its like say nothing
    }
  }
}
