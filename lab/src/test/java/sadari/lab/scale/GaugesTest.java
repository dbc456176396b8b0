package sadari.lab.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GaugesTest {
  @Test
  void lanesAreAddedUpAndTheOldestCounts() {
    String text =
        """
        # HELP events_waiting events whose effects are not done
        # TYPE events_waiting gauge
        events_waiting{lane="bulk"} 1200.0
        events_waiting{lane="fanout"} 34.0
        events_oldest_seconds{lane="bulk"} 12.5
        events_oldest_seconds{lane="fanout"} 0.25
        events_waiting_for_something_else 7.0
        events_workers{lane="bulk"} 2.0
        events_busy_seconds_total{lane="bulk"} 3.25
        """;

    assertEquals(
        Optional.of(
            new Gauges(1234, Duration.ofMillis(12_500), Map.of("bulk", 3.25), Map.of("bulk", 2.0))),
        Gauges.read(text));
  }

  @Test
  void withoutNumbersNothingIsSaid() {
    assertEquals(Optional.empty(), Gauges.read("# nothing\n"));
  }
}
