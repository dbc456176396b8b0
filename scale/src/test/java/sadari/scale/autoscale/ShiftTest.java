package sadari.scale.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShiftTest {
  @Test
  void aShiftOverMidnightEndsOnTheNextDay() {
    Shift shift = Shift.parse("fri-sat 22:00-02:00 = 3");

    List<Boolean> covered =
        Stream.of(
                "26T23:00", "27T21:59", "27T22:00", "28T01:59", "28T02:00", "28T23:00", "29T01:00")
            .map(time -> shift.covers(ZonedDateTime.parse("2026-11-" + time + ":00Z")))
            .toList();

    assertEquals(List.of(false, false, true, true, false, true, true), covered);
  }

  @Test
  void whatIsNoShiftIsRefusedWithAnExample() {
    for (String text : List.of("", "18:00-23:00", "mo 18:00-23:00 = 2", "18-23 = 2", "x = y = z")) {
      assertThrows(IllegalArgumentException.class, () -> Shift.parse(text), text);
    }
  }

  @Test
  void aShiftIsWrittenAsItIsRead() {
    assertEquals("18:00-23:30 = 4", Shift.parse("18:00-23:30 = 4").text());
    assertEquals("sun 09:00-12:00 = 2", Shift.parse("sun 09:00-12:00 = 2").text());
  }
}
