package sadari.scale.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The limit over a machine in numbers: four requests go on at once, whatever is more waits.
class AdaptiveLimitTest {
  private static final long MILLISECOND = 1_000_000;
  private static final int CORES = 4;

  private final AdaptiveLimit limit = new AdaptiveLimit(4, 16, 500, 0);
  private long now;

  @Test
  void itComesDownToWhatTheMachineDoesWell() {
    load("read", 1, 2, 50);
    load("read", 1, 500, 500);

    assertTrue(limit.value() >= CORES && limit.value() <= 6 * CORES, "limit: " + limit.value());
  }

  @Test
  void aLongOverloadDoesNotBecomeTheUsual() {
    load("read", 1, 2, 50);
    load("read", 1, 500, 500);
    int after = limit.value();

    load("read", 1, 500, 2_000);

    assertTrue(limit.value() <= 2 * after, after + " became " + limit.value());
  }

  @Test
  void itGrowsWhereMoreAtOnceIsNotSlower() {
    for (int i = 0; i < 100_000; i++) {
      limit.answered("read", MILLISECOND, limit.value(), now += MILLISECOND / 4);
    }

    assertEquals(500, limit.value());
  }

  @Test
  void aSlowKindIsNotASlowServer() {
    load("read", 1, 2, 50);
    load("photo", 200, 2, 50);
    int before = limit.value();

    for (int i = 0; i < 500; i++) {
      load("read", 1, 2, 1);
      load("photo", 200, 2, 1);
    }

    assertTrue(limit.value() >= before, before + " became " + limit.value());
  }

  @Test
  void aStandstillElsewhereLowersNothing() {
    load("read", 1, 2, 500);
    int before = limit.value();

    for (int i = 0; i < 200; i++) {
      limit.answered("read", 4_000 * MILLISECOND, before, now += 20 * MILLISECOND);
    }

    assertEquals(before, limit.value());
  }

  @Test
  void itStaysWhereItIsNotReached() {
    load("read", 1, 2, 500);

    assertEquals(16, limit.value());
  }

  @Test
  void itGrowsBackWhenTheMachineIsQuickAgain() {
    load("read", 1, 2, 50);
    load("read", 20, 500, 100);
    assertTrue(limit.value() <= 5, "limit: " + limit.value());

    load("read", 0, 500, 20_000);

    assertTrue(limit.value() > 20, "limit: " + limit.value());
  }

  /// So many rounds of requests, as many at once as are there and may.
  private void load(String kind, long millis, int offered, int rounds) {
    for (int round = 0; round < rounds; round++) {
      int atOnce = Math.min(offered, limit.value());
      long took = Math.max(MILLISECOND / 10, millis * MILLISECOND) * Math.max(1, atOnce / CORES);
      now += took;
      for (int i = 0; i < Math.max(10, atOnce); i++) {
        limit.answered(kind, took, atOnce, now);
      }
    }
  }
}
