package sadari.core.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sadari.core.MovableClock;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.IdGenerator;
import sadari.core.id.MemoryLeases;
import sadari.core.id.PostId;
import sadari.core.outbox.OutboxMeter.Outcome;

/// A dispatcher over an outbox in memory, on a clock that is moved by hand.
abstract class Dispatching {
  final MovableClock clock = new MovableClock();
  final IdGenerator ids = new IdGenerator(new MemoryLeases(clock, 1), clock, new Random(1));
  final AccountId account = ids.account();
  final MemoryOutbox outbox = new MemoryOutbox();
  final Queue<Event> handled = new ConcurrentLinkedQueue<>();
  final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private @Nullable EventWork last;

  List<Event> succeed(Event event) {
    handled.add(event);
    return List.of();
  }

  void claimWhenDue(PendingEvent event) {
    clock.advance(Duration.between(clock.instant(), kept(event).claimableAt()));
    assertEquals(1, claim());
  }

  /// Does what is due, as a worker would; how many events.
  int claim() {
    EventWork work = Objects.requireNonNull(last);
    int count = 0;
    for (Lane lane : Lane.values()) {
      for (PendingEvent event : outbox.claim(lane, clock.instant(), Duration.ofMinutes(1), 200)) {
        count++;
        if (work.attempt(event, Set.of()) instanceof EventWork.Result.Done) {
          outbox.done(List.of(event.id()));
        }
      }
    }
    return count;
  }

  PendingEvent write() {
    EventId id = ids.event(account);
    return outbox.write(id, new Event.PostPublished(new PostId(id.value())), clock.instant());
  }

  MemoryOutbox.Kept kept(PendingEvent event) {
    MemoryOutbox.Kept kept = outbox.kept().get(event.id());
    if (kept == null) {
      throw new AssertionError("it is not in the outbox");
    }
    return kept;
  }

  EventWork work(EventHandler handler) {
    EventWork work =
        new EventWork(
            outbox, handler, ids, clock, new Random(1), (_, _, outcome) -> outcomes.add(outcome));
    last = work;
    return work;
  }

  Dispatcher dispatcher(EventHandler handler) {
    return new Dispatcher(work(handler), outbox, clock, Set.of(Lane.INTERACTIVE, Lane.FANOUT));
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - deadline < 0, () -> "did not happen: " + what);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
