package sadari.scale.autoscale;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;

/// Hours in which there are at least so many workers, such as the evening peak.
///
/// @param days the days on which it begins
/// @param from when it begins
/// @param until when it ends; where that is not later, on the next day
/// @param least how many workers there are at least
public record Shift(Set<DayOfWeek> days, LocalTime from, LocalTime until, int least) {
  private static final int LETTERS = 3;

  public Shift {
    days = Set.copyOf(days);
    if (days.isEmpty() || least < 1) {
      throw new IllegalArgumentException("a shift has days, and a worker at least");
    }
  }

  /// Whether it is on.
  boolean covers(ZonedDateTime now) {
    LocalTime time = now.toLocalTime();
    DayOfWeek day = now.getDayOfWeek();
    if (from.isBefore(until)) {
      return days.contains(day) && !time.isBefore(from) && time.isBefore(until);
    }
    return (days.contains(day) && !time.isBefore(from))
        || (days.contains(day.minus(1)) && time.isBefore(until));
  }

  /// Reads `mon-fri 18:00-23:00 = 4` or `sat 09:00-02:00 = 2`; days may be left out.
  ///
  /// @throws IllegalArgumentException for anything else
  public static Shift parse(String text) {
    String wanted = "is like \"mon-fri 18:00-23:00 = 4\", not \"" + text + "\"";
    String[] sides = text.split("=", -1);
    String[] words = sides[0].strip().split(" +");
    String[] hours = words[words.length - 1].split("-", -1);
    if (sides.length != 2 || words.length > 2 || hours.length != 2) {
      throw new IllegalArgumentException(wanted);
    }
    try {
      return new Shift(
          words.length == 2 ? days(words[0]) : Set.of(DayOfWeek.values()),
          LocalTime.parse(hours[0]),
          LocalTime.parse(hours[1]),
          Integer.parseInt(sides[1].strip()));
    } catch (java.time.DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(wanted, e);
    }
  }

  private static Set<DayOfWeek> days(String text) {
    String[] ends = text.split("-", -1);
    DayOfWeek first = day(ends[0]);
    DayOfWeek last = day(ends[ends.length - 1]);
    Set<DayOfWeek> days = new java.util.TreeSet<>();
    for (DayOfWeek day = first; day != last; day = day.plus(1)) {
      days.add(day);
    }
    days.add(last);
    return days;
  }

  private static DayOfWeek day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word(day).equals(text.toLowerCase(Locale.ROOT))) {
        return day;
      }
    }
    throw new IllegalArgumentException("no day: " + text);
  }

  private static String word(DayOfWeek day) {
    return day.name().substring(0, LETTERS).toLowerCase(Locale.ROOT);
  }

  /// As [#parse] reads it.
  public String text() {
    String when =
        days.size() == DayOfWeek.values().length
            ? ""
            : String.join(",", days.stream().sorted().map(Shift::word).toList()) + " ";
    return when + from + "-" + until + " = " + least;
  }
}
