package sadari.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.core.MovableClock;
import sadari.core.failure.Unavailable;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.MemoryLeases;
import sadari.core.job.Workers.Crew;
import sadari.core.outbox.Event;
import sadari.core.outbox.EventHandler;
import sadari.core.outbox.EventWork;
import sadari.core.outbox.Lane;
import sadari.core.outbox.MemoryOutbox;
import sadari.core.outbox.OutboxMeter;
import sadari.core.outbox.PendingEvent;

@Timeout(60)
final class WorkersTest {
  private final MovableClock clock = new MovableClock();
  private final IdGenerator ids = new IdGenerator(new MemoryLeases(clock, 1), clock, new Random(1));
  private final AccountId account = ids.account();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryJobs jobs = new MemoryJobs();
  private final Queue<Event> handled = new ConcurrentLinkedQueue<>();

  private Workers workers(EventHandler handler) {
    return new Workers(
        jobs, new EventWork(outbox, handler, ids, clock, new Random(1), OutboxMeter.NONE));
  }

  private List<Event> succeed(Event event) {
    handled.add(event);
    return List.of();
  }

  private PendingEvent put(Lane lane) {
    Event event =
        lane == Lane.BULK
            ? new Event.CelebrityRisen(account)
            : new Event.AccountChanged(ids.account());
    PendingEvent pending = new PendingEvent(ids.event(account), event, 1);
    jobs.put(List.of(pending));
    return pending;
  }

  @Test
  void everythingIsDoneAndSaidToBe() {
    Workers workers = workers(this::succeed);
    workers.start(Map.of(Lane.INTERACTIVE, new Crew(4, 20)));
    for (int i = 0; i < 500; i++) {
      put(Lane.INTERACTIVE);
    }

    await("all are done", () -> Collections.frequency(jobs.answers().values(), "done") == 500);

    workers.close();
    assertEquals(500, new HashSet<>(handled).size());
  }

  @Test
  void beingBusyIsCountedWhileAtWorkAndNotAfterwards() {
    CountDownLatch enough = new CountDownLatch(1);
    Workers workers = workers(event -> event.lane() == Lane.BULK ? hang(enough) : succeed(event));
    workers.start(Map.of(Lane.BULK, new Crew(2, 0), Lane.INTERACTIVE, new Crew(1, 0)));
    long began = System.nanoTime();
    put(Lane.BULK);
    put(Lane.BULK);

    await(
        "two have been at work",
        () -> workers.busy(Lane.BULK).compareTo(Duration.ofMillis(50)) > 0);
    assertTrue(workers.busy(Lane.BULK).toNanos() <= 2 * (System.nanoTime() - began));
    enough.countDown();
    workers.close();

    Duration busy = workers.busy(Lane.BULK);
    LockSupport.parkNanos(5_000_000);
    assertEquals(busy, workers.busy(Lane.BULK));
    assertEquals(Duration.ZERO, workers.busy(Lane.INTERACTIVE));
  }

  @Test
  void aLaneWhoseWorkHangsIsNotInAnothersWay() {
    CountDownLatch never = new CountDownLatch(1);
    Workers workers = workers(event -> event.lane() == Lane.BULK ? hang(never) : succeed(event));
    workers.start(Map.of(Lane.INTERACTIVE, new Crew(1, 0), Lane.BULK, new Crew(1, 0)));
    put(Lane.BULK);
    put(Lane.BULK);

    PendingEvent urgent = put(Lane.INTERACTIVE);

    await("it is done", () -> "done".equals(jobs.answers().get(urgent.id())));
    never.countDown();
    workers.close();
  }

  @Test
  void whatFailsIsKeptByTheOutbox() {
    Workers workers =
        workers(
            _ -> {
              throw new IllegalStateException("for a test");
            });
    workers.start(Map.of(Lane.INTERACTIVE, new Crew(1, 0)));
    PendingEvent event = put(Lane.INTERACTIVE);

    await("it is answered", () -> "kept".equals(jobs.answers().get(event.id())));

    workers.close();
    assertTrue(outbox.kept().containsKey(event.id()));
  }

  @Test
  void whatIsUnderWayIsRenewed() {
    CountDownLatch go = new CountDownLatch(1);
    Workers workers = workers(_ -> hang(go));
    workers.start(Map.of(Lane.INTERACTIVE, new Crew(1, 0)));
    PendingEvent event = put(Lane.INTERACTIVE);

    await("it is renewed again and again", () -> jobs.renewals() > 3);
    go.countDown();

    await("it is done", () -> "done".equals(jobs.answers().get(event.id())));
    workers.close();
  }

  @Test
  void closingFinishesWhatIsUnderWayAndHandsBackTheRest() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Workers workers =
        workers(
            _ -> {
              begun.countDown();
              return hang(go);
            });
    PendingEvent first = put(Lane.INTERACTIVE);
    PendingEvent second = put(Lane.INTERACTIVE);
    workers.start(Map.of(Lane.INTERACTIVE, new Crew(1, 5)));
    await("the first is begun", () -> begun.getCount() == 0);

    Thread closing = Thread.ofVirtual().start(workers::close);
    await("the second is handed back", () -> "released".equals(jobs.answers().get(second.id())));
    go.countDown();

    await("closed", () -> !closing.isAlive());
    assertEquals("done", jobs.answers().get(first.id()));
  }

  @Test
  void closingHandsBackWhatDoesNotEndInTime() {
    CountDownLatch never = new CountDownLatch(1);
    Workers workers =
        workers(
            event -> {
              handled.add(event);
              return hang(never);
            });
    workers.start(Map.of(Lane.INTERACTIVE, new Crew(1, 0)));
    PendingEvent event = put(Lane.INTERACTIVE);
    await("it is under way", () -> !handled.isEmpty());

    workers.close(Duration.ofMillis(50));

    await("it is answered", () -> jobs.answers().containsKey(event.id()));
  }

  @Test
  void workGoesOnWhenTheQueueIsBackInReach() {
    Workers workers = workers(this::succeed);
    jobs.reachable(false);
    workers.start(Map.of(Lane.INTERACTIVE, new Crew(1, 0)));

    jobs.reachable(true);
    PendingEvent event = put(Lane.INTERACTIVE);

    await("it is done", () -> "done".equals(jobs.answers().get(event.id())));
    workers.close();
  }

  private static List<Event> hang(CountDownLatch go) {
    try {
      go.await();
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted", e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - deadline < 0, () -> "did not happen: " + what);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
