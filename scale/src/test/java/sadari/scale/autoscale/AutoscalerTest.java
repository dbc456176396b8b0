package sadari.scale.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.scale.autoscale.Decision.Reading;
import sadari.scale.autoscale.Decision.Reason;

class AutoscalerTest {
  /// A Friday noon.
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private static final ScalePolicy UP_TO_TEN = ScalePolicy.upTo(10);

  private static Autoscaler by(ScalePolicy policy) {
    return new Autoscaler(policy, ZoneOffset.UTC);
  }

  private static Reading reading(long second, int workers, long waiting, double oldest) {
    return new Reading(
        NOON.plusSeconds(second), workers, waiting, Duration.ofMillis((long) (oldest * 1000)), 0);
  }

  private static Reading busy(long second, int workers, double share) {
    return new Reading(NOON.plusSeconds(second), workers, 2, Duration.ZERO, share);
  }

  /// Workers that share a steady load of two and a half: nothing waits, as they are enough.
  @Test
  void aSteadyLoadDoesNotMakeWorkersComeAndGo() {
    Autoscaler scaler = by(UP_TO_TEN);
    int workers = 1;
    int changes = 0;
    for (int second = 0; second < 3_600; second += 15) {
      double load = 2.5;
      boolean falls = workers < load;
      Decision decision =
          scaler.decide(
              new Reading(
                  NOON.plusSeconds(second),
                  workers,
                  falls ? 400 : 0,
                  Duration.ofSeconds(falls ? 20 : 0),
                  Math.min(1, load / workers)));
      changes += decision.wanted() == workers ? 0 : 1;
      workers = decision.wanted();
    }

    assertTrue(changes <= 3, "changes: " + changes);
    assertTrue(workers >= 3, "workers: " + workers);
  }

  @Test
  void workersThatAreBusyStayThoughNothingWaits() {
    Autoscaler scaler = by(UP_TO_TEN);
    assertEquals(3, scaler.decide(busy(0, 3, 0.8)).wanted());
    assertEquals(3, scaler.decide(busy(1_000, 3, 0.75)).wanted());
    assertEquals(4, scaler.decide(busy(2_000, 3, 1)).wanted());
    assertEquals(2, scaler.decide(busy(3_000, 4, 0.3)).wanted());
  }

  @Test
  void whereItDoesNotCountBeingBusyKeepsNobody() {
    ScalePolicy blind =
        new ScalePolicy(
            UP_TO_TEN.bounds(),
            new ScalePolicy.Targets(100, Duration.ofSeconds(10), 0),
            0.1,
            UP_TO_TEN.stabilisation(),
            UP_TO_TEN.coolDown(),
            List.of());
    Autoscaler scaler = by(blind);
    assertEquals(3, scaler.decide(busy(0, 3, 1)).wanted());

    assertEquals(1, scaler.decide(busy(1_000, 3, 1)).wanted());
  }

  @Test
  void workersFollowTheLengthByTheFormula() {
    Decision decision = by(UP_TO_TEN).decide(reading(0, 2, 450, 1));

    assertEquals(5, decision.wanted());
    assertEquals(Reason.GROW, decision.reason());
  }

  @Test
  void workersFollowTheAgeByTheFormula() {
    assertEquals(4, by(UP_TO_TEN).decide(reading(0, 2, 10, 18)).wanted());
  }

  @Test
  void ofTwoMetricsTheLargerCounts() {
    Decision decision = by(UP_TO_TEN).decide(reading(0, 2, 600, 18));

    assertEquals(List.of(6, 4, 0), decision.votes().stream().map(Decision.Vote::workers).toList());
    assertEquals(6, decision.wanted());
  }

  @Test
  void withinTheToleranceNothingChanges() {
    Decision near = by(UP_TO_TEN).decide(reading(0, 3, 329, 10.9));
    Decision beyond = by(UP_TO_TEN).decide(reading(0, 3, 334, 1));

    assertEquals(3, near.wanted());
    assertEquals(Reason.STEADY, near.reason());
    assertEquals(4, beyond.wanted());
  }

  @Test
  void aDecreaseTakesTheHighestOfTheWindow() {
    Autoscaler scaler = by(UP_TO_TEN);
    assertEquals(8, scaler.decide(reading(0, 2, 800, 1)).wanted());
    assertEquals(Reason.STABILISING, scaler.decide(reading(100, 8, 500, 1)).reason());
    assertEquals(8, scaler.decide(reading(299, 8, 0, 0)).wanted());

    Decision later = scaler.decide(reading(350, 8, 0, 0));
    Decision latest = scaler.decide(reading(700, later.wanted(), 0, 0));

    assertEquals(5, later.wanted());
    assertEquals(Reason.SHRINK, later.reason());
    assertEquals(1, latest.wanted());
  }

  @Test
  void aFreshScalerDoesNotShrinkWhatItFinds() {
    Decision first = by(UP_TO_TEN).decide(reading(0, 6, 0, 0));

    assertEquals(6, first.wanted());
    assertEquals(Reason.STABILISING, first.reason());
  }

  @Test
  void aChangeIsLeftToShowItsEffect() {
    Autoscaler scaler = by(UP_TO_TEN);
    assertEquals(2, scaler.decide(reading(0, 1, 200, 1)).wanted());

    Decision soon = scaler.decide(reading(10, 2, 900, 1));
    Decision later = scaler.decide(reading(15, 2, 900, 1));

    assertEquals(2, soon.wanted());
    assertEquals(Reason.COOLING, soon.reason());
    assertEquals(9, later.wanted());
  }

  @Test
  void moneyIsTheCeilingOfAll() {
    ScalePolicy dear =
        new ScalePolicy(
            new ScalePolicy.Bounds(1, 10, 0.12, 0.5),
            UP_TO_TEN.targets(),
            0.1,
            Duration.ofMinutes(5),
            Duration.ZERO,
            List.of(Shift.parse("00:00-23:59 = 9")));

    Decision decision = by(dear).decide(reading(0, 2, 5_000, 60));

    assertEquals(4, decision.wanted());
    assertEquals(4, decision.least());
    assertEquals(Reason.AT_MOST, decision.reason());
  }

  @Test
  void theScheduleIsAMinimumInItsHours() {
    ScalePolicy scheduled =
        new ScalePolicy(
            UP_TO_TEN.bounds(),
            UP_TO_TEN.targets(),
            0.1,
            Duration.ZERO,
            Duration.ZERO,
            List.of(Shift.parse("fri 11:00-13:00 = 4")));
    Autoscaler scaler = by(scheduled);

    Decision within = scaler.decide(reading(0, 1, 0, 0));
    Decision after = scaler.decide(reading(3_600, 4, 0, 0));

    assertEquals(4, within.wanted());
    assertEquals(Reason.AT_LEAST, within.reason());
    assertEquals(1, after.wanted());
  }

  @Test
  void aDecisionTellsAllThatLedToIt() {
    String line = by(UP_TO_TEN).decide(reading(0, 2, 450, 18)).line();

    assertEquals(
        "workers 2 -> 5: a metric is above its target [waiting 450, oldest 18.0 s, busy 0.00; jobs per"
            + " worker 225.00 of 100.00 asks for 5, age in s 18.00 of 10.00 asks for 4, busy share"
            + " 0.00 of 0.80 asks for 0; recommended 5, over the window 5, from 1 to 10]",
        line);
  }

  @Test
  void aBurstGrowsToTheMaximumAndShrinksToTheMinimum() {
    Autoscaler scaler = by(UP_TO_TEN);
    int workers = 1;
    int highest = 1;
    double waiting = 0;
    for (int second = 0; second < 1_800; second += 15) {
      double arriving = second < 120 ? 300 : 4;
      waiting = Math.max(0, waiting + 15 * (arriving - 20.0 * workers));
      Decision decision =
          scaler.decide(reading(second, workers, (long) waiting, waiting / (20.0 * workers)));
      workers = decision.wanted();
      highest = Math.max(highest, workers);
    }

    assertEquals(10, highest);
    assertEquals(1, workers);
    assertTrue(waiting < 1);
  }
}
