package sadari.engine.postgres.move;

import java.util.Locale;

/// Sizes, places and failures as people read them.
final class Amounts {
  private Amounts() {}

  static String bytes(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double amount = bytes;
    int unit = 0;
    while (amount >= 1_000 && unit < units.length - 1) {
      amount /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
  }

  /// An address without its parameters, which may hold secrets.
  static String place(String jdbcUrl) {
    int mark = jdbcUrl.indexOf('?');
    return mark < 0 ? jdbcUrl : jdbcUrl.substring(0, mark);
  }

  /// What went wrong, in one line: what was tried, and what the system said to it.
  static String said(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String last = String.valueOf(root.getMessage()).replaceAll("\\s+", " ");
    return e.getCause() == null ? last : e.getMessage() + ": " + last;
  }
}
