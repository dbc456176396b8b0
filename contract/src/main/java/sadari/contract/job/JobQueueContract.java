package sadari.contract.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sadari.contract.job.JobFixture.event;
import static sadari.contract.job.JobFixture.events;
import static sadari.contract.job.JobFixture.ids;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sadari.contract.Await;
import sadari.contract.Race;
import sadari.core.id.EventId;
import sadari.core.job.JobQueue;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// All that a [JobQueue] promises.
@Timeout(180)
public interface JobQueueContract extends JobFixture {
  /// All lanes at once: each is waited for until nothing has come for a moment.
  @BeforeEach
  default void emptyTheLanes() {
    Lane[] lanes = Lane.values();
    List<Boolean> _ =
        Race.of(
            lanes.length,
            i -> {
              drain(here(), lanes[i]);
              return true;
            });
  }

  @ParameterizedTest
  @EnumSource
  default void whatIsPutIsDeliveredElsewhereAsItWas(Lane lane) {
    PendingEvent event = event(lane);
    here().put(List.of(event));

    Delivery delivery = next(elsewhere(), event);

    assertEquals(event.event(), delivery.event().event());
    assertTrue(delivery.event().attempts() >= event.attempts());
    assertTrue(delivery.deliveries() >= 1);
    delivery.done();
  }

  @Test
  default void nothingIsPut() {
    here().put(List.of());

    assertEquals(List.of(), here().take(Lane.FANOUT, 10, Duration.ofMillis(50)));
  }

  @Test
  default void noMoreIsTakenThanWasAskedFor() {
    here().put(events(Lane.BULK, 20));
    int taken = 0;
    while (taken < 20) {
      List<Delivery> some = here().take(Lane.BULK, 3, LIMIT);

      assertTrue(!some.isEmpty() && some.size() <= 3, "taken: " + some.size());
      some.forEach(Delivery::done);
      taken += some.size();
    }
  }

  @Test
  default void whatIsDoneNeverComesBack() {
    List<PendingEvent> events = events(Lane.BULK, 5);
    here().put(events);
    for (int i = 0; i < events.size(); i++) {
      next(here(), Lane.BULK, event -> ids(events).contains(event.id())).done();
    }

    assertNoneComes(elsewhere(), Lane.BULK, ids(events), here().lease().plusSeconds(2));
  }

  @Test
  default void ofTwoTakersEachDeliveryGoesToOne() {
    List<PendingEvent> events = events(Lane.INTERACTIVE, 60);
    here().put(events);

    Queue<EventId> taken = new ConcurrentLinkedQueue<>();
    List<Boolean> _ =
        Race.of(2, i -> doAll(i == 0 ? here() : elsewhere(), Lane.INTERACTIVE, taken, 60));

    assertEquals(ids(events), new HashSet<>(taken));
    assertEquals(60, taken.size(), "none twice");
  }

  /// Until so many are done by whomever, and nothing comes any more.
  private static boolean doAll(JobQueue queue, Lane lane, Queue<EventId> done, int count) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    List<Delivery> some;
    do {
      some = queue.take(lane, 7, Duration.ofSeconds(2));
      for (Delivery delivery : some) {
        done.add(delivery.event().id());
        delivery.done();
      }
    } while (!some.isEmpty() || (done.size() < count && System.nanoTime() - deadline < 0));
    return true;
  }

  @Test
  default void whatIsReleasedIsDeliveredAtOnce() {
    PendingEvent event = event(Lane.FANOUT);
    here().put(List.of(event));
    Delivery first = next(here(), event);

    long begin = System.nanoTime();
    first.release();
    Delivery again = next(elsewhere(), event);

    assertTrue(System.nanoTime() - begin < here().lease().toNanos(), "without the lease's end");
    assertEquals(event.event(), again.event().event());
    again.done();
  }

  @Test
  default void whatADeadWorkerHeldIsDeliveredAgainAndCounted() {
    PendingEvent event = event(Lane.FANOUT);
    here().put(List.of(event));
    Delivery lost = next(here(), event);

    Delivery again = next(elsewhere(), event);

    assertTrue(again.deliveries() > lost.deliveries(), "counted: " + again.deliveries());
    again.done();
  }

  @Test
  default void whatIsRenewedStaysWithItsWorker() {
    PendingEvent event = event(Lane.FANOUT);
    here().put(List.of(event));
    Delivery mine = next(here(), event);
    long end = System.nanoTime() + here().lease().multipliedBy(2).toNanos();

    while (System.nanoTime() < end) {
      assertTrue(mine.renew(), "the lease is kept");
      assertNoneComes(elsewhere(), Lane.FANOUT, Set.of(event.id()), here().lease().dividedBy(4));
    }

    mine.done();
    assertNoneComes(elsewhere(), Lane.FANOUT, Set.of(event.id()), here().lease().plusSeconds(2));
  }

  @Test
  default void aFullLaneIsNotInAnothersWay() {
    here().put(events(Lane.BULK, 500));
    PendingEvent urgent = event(Lane.INTERACTIVE);

    here().put(List.of(urgent));

    Delivery delivery = next(elsewhere(), urgent);
    assertEquals(urgent.id(), delivery.event().id());
    delivery.done();
    drain(here(), Lane.BULK);
  }

  @Test
  default void takingWaitsForTheFirstAndIsWokenQuickly() {
    JobQueue other = elsewhere();
    List<Delivery> none = other.take(Lane.FANOUT, 1, Duration.ofMillis(300));
    PendingEvent event = event(Lane.FANOUT);
    Thread.ofVirtual()
        .start(
            () -> {
              LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
              here().put(List.of(event));
            });

    long begin = System.nanoTime();
    Delivery delivery = next(other, event);

    assertEquals(List.of(), none);
    assertTrue(System.nanoTime() - begin < Duration.ofSeconds(4).toNanos(), "woken");
    delivery.done();
  }

  @Test
  default void backlogTellsWhatIsNotDone() {
    Await.until("the lanes are empty", () -> isEmptied(Lane.FANOUT) && isEmptied(Lane.BULK));
    here().put(events(Lane.BULK, 30));

    Await.until("all are counted", () -> here().backlog(Lane.BULK).waiting() == 30);
    assertTrue(here().backlog(Lane.BULK).oldest().compareTo(Duration.ZERO) >= 0);
    assertEquals(0, here().backlog(Lane.FANOUT).waiting());
    Await.until("none is left", () -> isEmptied(Lane.BULK));
    assertEquals(Duration.ZERO, here().backlog(Lane.BULK).oldest());
  }

  /// What another process has taken and hands back comes later than one look shows.
  private boolean isEmptied(Lane lane) {
    drain(here(), lane);
    return here().backlog(lane).waiting() == 0;
  }

  @Test
  default void puttingAgainIsHarmless() {
    List<PendingEvent> events = events(Lane.BULK, 10);
    here().put(events);
    here().put(events);

    Set<EventId> seen = new HashSet<>();
    while (seen.size() < events.size()) {
      Delivery delivery = next(here(), Lane.BULK, event -> ids(events).contains(event.id()));
      seen.add(delivery.event().id());
      delivery.done();
    }

    assertEquals(ids(events), seen);
    drain(here(), Lane.BULK);
  }

  @Test
  default void manyTakersDoEachJobOnceWhereNobodyDies() {
    List<PendingEvent> events = events(Lane.INTERACTIVE, 2_000);
    Queue<EventId> done = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(events.size());
    for (int from = 0; from < events.size(); from += 100) {
      here().put(events.subList(from, from + 100));
    }

    List<Integer> _ =
        Race.of(10, i -> work(i % 2 == 0 ? here() : elsewhere(), ids(events), done, left));

    assertEquals(ids(events), new HashSet<>(done));
    assertEquals(events.size(), done.size(), "none twice");
  }

  private static int work(
      JobQueue queue, Set<EventId> mine, Queue<EventId> done, AtomicInteger left) {
    int count = 0;
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (left.get() > 0 && System.nanoTime() < deadline) {
      for (Delivery delivery : queue.take(Lane.INTERACTIVE, 20, Duration.ofMillis(200))) {
        if (mine.contains(delivery.event().id())) {
          done.add(delivery.event().id());
          left.decrementAndGet();
          count++;
        }
        delivery.done();
      }
    }
    return count;
  }
}
