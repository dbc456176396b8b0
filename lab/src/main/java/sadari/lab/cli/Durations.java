package sadari.lab.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Spans and speeds as people write them: `200ms`, `10s`, `2m`; `500kB/s`, `1MB/s`.
final class Durations {
  private static final Pattern SPAN = Pattern.compile("(\\d+)(ms|s|m)");
  private static final Pattern SPEED = Pattern.compile("(\\d+)(B|kB|MB)(/s)?");
  private static final Map<String, Duration> UNITS =
      Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1));
  private static final Map<String, Long> SIZES = Map.of("B", 1L, "kB", 1_000L, "MB", 1_000_000L);

  /// Bytes in a second.
  record Speed(long bytesPerSecond) {}

  private Durations() {}

  static void register(CommandLine commands) {
    commands.registerConverter(Duration.class, Durations::span);
    commands.registerConverter(Speed.class, Durations::speed);
  }

  private static Duration span(String text) {
    Matcher match = SPAN.matcher(text);
    Duration unit = match.matches() ? UNITS.get(match.group(2)) : null;
    if (unit == null) {
      throw new TypeConversionException("'" + text + "' is no span such as 200ms, 10s or 2m");
    }
    return unit.multipliedBy(Long.parseLong(match.group(1)));
  }

  private static Speed speed(String text) {
    Matcher match = SPEED.matcher(text);
    Long size = match.matches() ? SIZES.get(match.group(2)) : null;
    if (size == null) {
      throw new TypeConversionException("'" + text + "' is no speed such as 500kB/s or 1MB/s");
    }
    return new Speed(size * Long.parseLong(match.group(1)));
  }
}
