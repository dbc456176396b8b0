package sadari.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.core.MovableClock;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.IdGenerator;
import sadari.core.id.MemoryLeases;
import sadari.core.outbox.Event;
import sadari.core.outbox.Lane;
import sadari.core.outbox.MemoryOutbox;
import sadari.core.outbox.Outbox;

@Timeout(60)
final class RelayTest {
  private final MovableClock clock = new MovableClock();
  private final IdGenerator ids = new IdGenerator(new MemoryLeases(clock, 1), clock, new Random(1));
  private final AccountId account = ids.account();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryJobs jobs = new MemoryJobs();
  private final AtomicBoolean taken = new AtomicBoolean();

  private Relay relay() {
    return new Relay(
        outbox,
        jobs,
        this::take,
        (_, longest) -> LockSupport.parkNanos(longest.toNanos() / 50),
        clock);
  }

  private Optional<Schedule.Turn> take(String name, Duration lease) {
    return taken.compareAndSet(false, true) ? Optional.of(new Turn()) : Optional.empty();
  }

  private final class Turn implements Schedule.Turn {
    @Override
    public boolean renew() {
      return true;
    }

    @Override
    public boolean over(Duration pause) {
      return taken.compareAndSet(true, false);
    }
  }

  private List<EventId> write(int count) {
    List<EventId> written = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EventId id = ids.event(account);
      written.add(id);
      outbox.write(id, new Event.AccountChanged(account), clock.instant());
      clock.advance(Duration.ofMillis(1));
    }
    clock.advance(Outbox.HEAD_START);
    return written;
  }

  private List<EventId> arrived(int most) {
    return jobs.take(Lane.INTERACTIVE, most, Duration.ofMillis(100)).stream()
        .map(delivery -> delivery.event().id())
        .toList();
  }

  @Test
  void eventsOfAnAccountArriveInTheirOrderAndLeaveTheOutbox() {
    List<EventId> written = write(1_200);

    Relay relay = relay();
    relay.start(Set.of(Lane.INTERACTIVE));
    WorkersTest.await("all have left", () -> outbox.kept().isEmpty());
    relay.close();

    assertEquals(written, arrived(5_000));
  }

  @Test
  void whatTheQueueDoesNotTakeAtOnceIsNotOvertaken() {
    List<EventId> written = new ArrayList<>(write(3));
    jobs.reachable(false);
    Relay relay = relay();
    relay.start(Set.of(Lane.INTERACTIVE));
    WorkersTest.await("they were offered", () -> jobs.refused() > 0);

    written.addAll(write(2));
    jobs.reachable(true);

    WorkersTest.await("all have left", () -> outbox.kept().isEmpty());
    relay.close();
    assertEquals(written, arrived(10));
  }

  @Test
  void whatTheQueueNeverTookIsInTheOutboxAndDueAfterAStop() {
    write(3);
    jobs.reachable(false);
    Relay relay = relay();
    relay.start(Set.of(Lane.INTERACTIVE));
    WorkersTest.await("they were offered", () -> jobs.refused() > 0);

    relay.close();

    assertEquals(
        3, outbox.claim(Lane.INTERACTIVE, clock.instant(), Duration.ofMinutes(1), 10).size());
  }

  /// A worker is often quicker than the relay.
  @Test
  void whatFailedBeforeItWasTakenOutIsStillTriedAgain() {
    write(2);
    AtomicBoolean failed = new AtomicBoolean();
    jobs.beforePut(
        events -> {
          if (failed.compareAndSet(false, true)) {
            outbox.again(events.getFirst(), clock.instant().plusSeconds(1), "failed");
            outbox.bury(events.getLast(), "failed");
          }
        });
    Relay relay = relay();
    relay.start(Set.of(Lane.INTERACTIVE));
    WorkersTest.await("both were moved", () -> jobs.backlog(Lane.INTERACTIVE).waiting() == 2);

    clock.advance(Duration.ofSeconds(2));

    WorkersTest.await("it is moved again", () -> jobs.backlog(Lane.INTERACTIVE).waiting() == 3);
    relay.close();
    assertEquals(1, outbox.kept().values().stream().filter(MemoryOutbox.Kept::buried).count());
  }

  @Test
  void ofTwoServersOneMovesAtATimeAndTheOtherFollows() {
    Relay first = relay();
    Relay second = relay();
    first.start(Set.of(Lane.INTERACTIVE));
    WorkersTest.await("the first has the turn", taken::get);
    second.start(Set.of(Lane.INTERACTIVE));

    first.close();

    WorkersTest.await("the second has the turn", taken::get);
    write(1);
    WorkersTest.await("it is moved", () -> outbox.kept().isEmpty());
    second.close();
  }
}
