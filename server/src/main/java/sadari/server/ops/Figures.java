package sadari.server.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import sadari.scale.cache.advice.CacheSetup;

/// Numbers as people read them, with their units.
final class Figures {
  private static final int KIBIBYTE = 1024;

  private Figures() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `91.2 %`
  static String percent(double ratio) {
    return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
  }

  /// `+0.5 points`
  static String points(double difference) {
    return String.format(Locale.ROOT, "%+.1f points", difference * 100);
  }

  /// `12.5 MiB`
  static String bytes(long bytes) {
    if (bytes < KIBIBYTE) {
      return bytes + " B";
    }
    double rest = (double) bytes;
    int unit = -1;
    while (rest >= KIBIBYTE && unit < 3) {
      rest /= KIBIBYTE;
      unit++;
    }
    return String.format(
        Locale.ROOT, rest < 10 ? "%.1f %siB" : "%.0f %siB", rest, "KMGT".charAt(unit));
  }

  /// `850 entries`, or bytes where the cache counts those.
  static String size(CacheSetup.Unit unit, long size) {
    if (size == CacheSetup.UNBOUNDED) {
      return "unbounded";
    }
    return switch (unit) {
      case ENTRIES -> count(size) + (size == 1 ? " entry" : " entries");
      case BYTES -> bytes(size);
    };
  }

  /// `5 s`, `15 min`, `6 h`; `–` for no end.
  static String life(Optional<Duration> life) {
    return life.map(Figures::duration).orElse("–");
  }

  private static String duration(Duration life) {
    long seconds = life.toSeconds();
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  /// `09:10:33 UTC`
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19) + " UTC";
  }
}
