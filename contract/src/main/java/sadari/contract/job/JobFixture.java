package sadari.contract.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sadari.contract.Ids;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.job.JobQueue;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.outbox.Event;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// What a kit of queues works with: the queue as two processes see it, and shorthands.
///
/// Tests look only at what they put themselves. What another test left under way comes back when
/// its lease is over; it is answered and passed over.
public interface JobFixture {
  /// How long a test waits for what must come.
  Duration LIMIT = Duration.ofSeconds(40);

  /// A queue whose lease is short: from 2 to 6 seconds. Its lanes carry nobody else's events.
  JobQueue here();

  /// The same queue as another process has it.
  JobQueue elsewhere();

  /// A fresh event for a lane.
  static PendingEvent event(Lane lane) {
    AccountId account = Ids.account();
    Event event =
        switch (lane) {
          case INTERACTIVE -> new Event.AccountChanged(account);
          case FANOUT -> new Event.Deliver(Ids.post(account), List.of(account, Ids.account()));
          case MEDIA -> new Event.PhotoEditAsked(Ids.job(account));
          case BULK -> new Event.CelebrityRisen(account);
        };
    return new PendingEvent(Ids.event(account), event, 0);
  }

  /// Fresh events for a lane.
  static List<PendingEvent> events(Lane lane, int count) {
    return Stream.generate(() -> event(lane)).limit(count).toList();
  }

  static Set<EventId> ids(List<PendingEvent> events) {
    return new HashSet<>(events.stream().map(PendingEvent::id).toList());
  }

  /// The next delivery of one of these events; others are done and passed over.
  default Delivery next(JobQueue queue, Lane lane, Predicate<PendingEvent> mine) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      for (Delivery delivery : queue.take(lane, 1, Duration.ofMillis(500))) {
        if (mine.test(delivery.event())) {
          return delivery;
        }
        delivery.done();
      }
    }
    throw new AssertionError("was not delivered in " + LIMIT.toSeconds() + " s");
  }

  /// The next delivery of this event.
  default Delivery next(JobQueue queue, PendingEvent event) {
    return next(queue, event.event().lane(), other -> other.id().equals(event.id()));
  }

  /// Fails when one of these is delivered within `time`; others are done.
  default void assertNoneComes(JobQueue queue, Lane lane, Set<EventId> ids, Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < deadline) {
      for (Delivery delivery : queue.take(lane, 10, Duration.ofMillis(200))) {
        delivery.done();
        assertTrue(
            !ids.contains(delivery.event().id()), () -> "delivered again: " + delivery.event());
      }
    }
  }

  /// Takes and does whatever is there, until the lane is empty for a moment.
  default void drain(JobQueue queue, Lane lane) {
    List<Delivery> some = queue.take(lane, 200, Duration.ofMillis(300));
    while (!some.isEmpty()) {
      some.forEach(Delivery::done);
      some = queue.take(lane, 200, Duration.ofMillis(300));
    }
  }
}
