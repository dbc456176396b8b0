package sadari.lab.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusynessTest {
  private static final long SECOND = 1_000_000_000L;

  private final Busyness busyness = new Busyness();

  private static Gauges media(double busy) {
    return gauges(Map.of("media", busy), Map.of("media", 2.0));
  }

  private static Gauges gauges(Map<String, Double> busy, Map<String, Double> workers) {
    return new Gauges(0, Duration.ZERO, busy, workers);
  }

  @Test
  void theFirstLookTellsNothing() {
    assertEquals(0, busyness.share(0, Map.of("worker-1", media(100))));
  }

  @Test
  void itIsWhatWasDoneByWhatCouldHaveBeen() {
    busyness.share(0, Map.of("worker-1", media(100), "worker-2", media(7)));

    double share =
        busyness.share(5 * SECOND, Map.of("worker-1", media(110), "worker-2", media(12)));

    assertEquals(15.0 / 20, share, 1e-9);
  }

  @Test
  void theBusiestLaneCounts() {
    Map<String, Double> workers = Map.of("media", 1.0, "bulk", 4.0);
    busyness.share(0, Map.of("worker-1", gauges(Map.of("media", 0.0, "bulk", 0.0), workers)));

    double share =
        busyness.share(
            2 * SECOND, Map.of("worker-1", gauges(Map.of("media", 1.0, "bulk", 2.0), workers)));

    assertEquals(0.5, share, 1e-9);
  }

  @Test
  void whatIsLongAgoAndWhoIsGoneCountNoMore() {
    busyness.share(0, Map.of("worker-1", media(0), "worker-2", media(0)));
    busyness.share(15 * SECOND, Map.of("worker-1", media(30), "worker-2", media(30)));
    busyness.share(16 * SECOND, Map.of("worker-1", media(30), "worker-2", media(30)));

    assertEquals(0.25, busyness.share(17 * SECOND, Map.of("worker-1", media(31))), 1e-9);
  }

  @Test
  void aWorkerThatBeganAnewIsNotMinus() {
    busyness.share(0, Map.of("worker-1", media(50), "worker-2", media(7)));

    double share = busyness.share(SECOND, Map.of("worker-1", media(0), "worker-2", media(9)));

    assertEquals(0.5, share, 1e-9);
  }

  @Test
  void afterALongPauseItIsTheShareSinceTheLookBefore() {
    busyness.share(0, Map.of("worker-1", media(0)));

    assertEquals(0.5, busyness.share(60 * SECOND, Map.of("worker-1", media(60))), 1e-9);
  }
}
