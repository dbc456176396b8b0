package sadari.contract.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.contract.Race;
import sadari.core.job.Schedule;
import sadari.core.job.Schedule.Turn;

/// All that a [Schedule] promises.
@Timeout(60)
public interface ScheduleContract {
  Duration LONG = Duration.ofMinutes(5);
  Duration SHORT = Duration.ofMillis(300);

  Schedule schedule();

  private static String name() {
    return "job-" + UUID.randomUUID();
  }

  @Test
  default void ofManyServersOneHasTheTurn() {
    String job = name();

    List<Optional<Turn>> turns = Race.of(10, _ -> schedule().take(job, LONG));

    assertEquals(1, turns.stream().filter(Optional::isPresent).count());
    assertTrue(schedule().take(name(), LONG).isPresent(), "another job is not in the way");
  }

  @Test
  default void whatIsOverIsDueAgainAfterThePause() {
    String job = name();
    Turn turn = schedule().take(job, LONG).orElseThrow();

    assertTrue(turn.over(SHORT));

    Await.until("it is due again", () -> schedule().take(job, LONG).isPresent());
    assertTrue(schedule().take(job, LONG).isEmpty());
  }

  @Test
  default void beforeItIsDueNobodyHasTheTurn() {
    String job = name();

    assertTrue(schedule().take(job, LONG).orElseThrow().over(LONG));

    assertTrue(schedule().take(job, SHORT).isEmpty());
  }

  @Test
  default void theTurnOfADeadServerIsTakenWhenItsLeaseIsOver() {
    String job = name();
    Turn dead = schedule().take(job, SHORT).orElseThrow();

    Await.until("somebody else has it", () -> schedule().take(job, LONG).isPresent());

    assertFalse(dead.renew(), "it is lost");
    assertFalse(dead.over(Duration.ZERO), "and cannot be given up");
    assertTrue(schedule().take(job, LONG).isEmpty(), "nor taken from its holder");
  }

  @Test
  default void aTurnThatIsRenewedStays() {
    String job = name();
    Turn turn = schedule().take(job, Duration.ofSeconds(2)).orElseThrow();
    long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();

    while (System.nanoTime() < end) {
      assertTrue(turn.renew());
      assertTrue(schedule().take(job, LONG).isEmpty());
    }
    assertTrue(turn.over(Duration.ZERO));
    assertTrue(schedule().take(job, LONG).isPresent());
  }
}
