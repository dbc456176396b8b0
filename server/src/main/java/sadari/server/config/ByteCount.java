package sadari.server.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of bytes in the notation of settings: `16 MiB`, powers of two, no fractions.
final class ByteCount {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

  private ByteCount() {}

  static long parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is a number of bytes such as 16 MiB (B, KiB, MiB, GiB), not \"" + text + "\"");
    }
    long value = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    for (int i = 1; i < UNITS.length && unit != null; i++) {
      if (UNITS[i].equals(unit)) {
        return value << (10 * i);
      }
    }
    return value;
  }

  static String text(long bytes) {
    int unit = 0;
    long value = bytes;
    while (unit < UNITS.length - 1 && value != 0 && value % 1024 == 0) {
      value /= 1024;
      unit++;
    }
    return value + " " + UNITS[unit];
  }
}
