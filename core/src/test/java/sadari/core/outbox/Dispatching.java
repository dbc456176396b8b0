package sadari.core.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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

  List<Event> succeed(Event event) {
    handled.add(event);
    return List.of();
  }

  void claimWhenDue(Dispatcher dispatcher, PendingEvent event) {
    clock.advance(Duration.between(clock.instant(), kept(event).claimableAt()));
    assertEquals(1, dispatcher.claim());
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

  Dispatcher dispatcher(EventHandler handler) {
    return new Dispatcher(
        outbox, handler, ids, clock, new Random(1), (_, _, outcome) -> outcomes.add(outcome));
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - deadline < 0, () -> "did not happen: " + what);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
