package sadari.core.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.failure.Conflict;
import sadari.core.failure.Unavailable;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.OutboxMeter.Outcome;

final class DispatcherTest extends Dispatching {
  @Test
  void settlingHandlesTheEventsAtOnceAndTakesThemOut() {
    Dispatcher dispatcher = dispatcher(this::succeed);
    PendingEvent one = write();
    PendingEvent two = write();

    assertEquals("result", dispatcher.settle(new Written<>("result", List.of(one, two))));

    assertEquals(List.of(one.event(), two.event()), List.copyOf(handled));
    assertEquals(Map.of(), outbox.kept());
    assertEquals(List.of(Outcome.DONE, Outcome.DONE), List.copyOf(outcomes));
  }

  @Test
  void failureIsNotTheWriters() {
    Dispatcher dispatcher = dispatcher(DispatcherTest::fail);
    PendingEvent event = write();

    assertEquals("result", dispatcher.settle(new Written<>("result", List.of(event))));

    assertTrue(kept(event).cause().startsWith("IllegalStateException in sadari."));
    assertEquals(List.of(Outcome.RETRY), List.copyOf(outcomes));
  }

  @Test
  void outboxOutOfReachIsNotTheWriters() {
    Dispatcher dispatcher = dispatcher(this::succeed);
    PendingEvent event = write();
    outbox.reachable(false);

    assertEquals("result", dispatcher.settle(new Written<>("result", List.of(event))));

    assertTrue(outbox.kept().containsKey(event.id()));
  }

  @Test
  void handlerThatFailsOfItselfIsRetriedEverLaterAndThenBuried() {
    Dispatcher dispatcher = dispatcher(DispatcherTest::fail);
    PendingEvent event = write();
    dispatcher.settle(new Written<>("", List.of(event)));

    List<Long> delays = new ArrayList<>();
    while (!kept(event).buried()) {
      delays.add(Duration.between(clock.instant(), kept(event).claimableAt()).toMillis());
      claimWhenDue(event);
    }

    assertEquals(EventWork.MAX_ATTEMPTS, outcomes.size());
    assertEquals(EventWork.MAX_ATTEMPTS - 1, delays.size());
    for (int i = 0; i < delays.size(); i++) {
      assertTrue(delays.get(i) >= 500, "not at once: " + delays);
      assertTrue(delays.get(i) <= 500 + Math.min(300_000, 2_000L << i), "bounded: " + delays);
    }
    assertEquals(0, claim());
  }

  @Test
  void failureOfInfrastructureIsNeverBuried() {
    Dispatcher dispatcher =
        dispatcher(
            event -> {
              handled.add(event);
              if (handled.size() % 2 == 0) {
                throw new Unavailable("for a test");
              }
              throw new Conflict("for a test");
            });
    PendingEvent event = write();
    dispatcher.settle(new Written<>("", List.of(event)));

    for (int i = 0; i < 3 * EventWork.MAX_ATTEMPTS; i++) {
      claimWhenDue(event);
    }

    assertFalse(kept(event).buried());
    assertTrue(outcomes.stream().allMatch(Outcome.RETRY::equals));
  }

  @Test
  void oneFaultAfterManyFailuresOfInfrastructureDoesNotBury() {
    Dispatcher dispatcher =
        dispatcher(
            event -> {
              handled.add(event);
              if (handled.size() <= 2 * EventWork.MAX_ATTEMPTS) {
                throw new Unavailable("for a test");
              }
              throw new IllegalStateException("for a test");
            });
    PendingEvent event = write();
    dispatcher.settle(new Written<>("", List.of(event)));

    for (int i = 0; i < 2 * EventWork.MAX_ATTEMPTS; i++) {
      claimWhenDue(event);
    }

    assertFalse(kept(event).buried());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eventThatBreaksItsHandlerBadlyDoesNotStopTheWorkers(boolean error) {
    EventHandler handler =
        event -> {
          handled.add(event);
          if (handled.size() <= 5) {
            return breakBadly(error);
          }
          return List.of();
        };
    try (Dispatcher dispatcher = dispatcher(handler)) {
      dispatcher.start(2);
      for (int i = 0; i < 6; i++) {
        dispatcher.hand(new Written<>("", List.of(write())));
      }

      await("the last is done", () -> outcomes.contains(Outcome.DONE));
    }
    assertEquals(5, outbox.kept().size());
  }

  @Test
  void partsReplaceTheirCauseAndAreHandledToo() {
    Event part = new Event.Deliver(new PostId(1), List.of(account));
    try (Dispatcher dispatcher = dispatcher(splitting(part))) {
      dispatcher.start(2);
      dispatcher.settle(new Written<>("", List.of(write())));

      await("both parts are done", () -> outbox.kept().isEmpty());
    }
    assertEquals(3, handled.size());
    assertEquals(2, handled.stream().filter(part::equals).count());
  }

  @Test
  void partsStayInTheOutboxWhereNobodyWorks() {
    Event part = new Event.Deliver(new PostId(1), List.of(account));
    Dispatcher dispatcher = dispatcher(splitting(part));
    PendingEvent cause = write();

    dispatcher.settle(new Written<>("", List.of(cause)));

    assertEquals(2, outbox.kept().size());
    assertFalse(outbox.kept().containsKey(cause.id()));
    for (EventId id : outbox.kept().keySet()) {
      assertEquals(cause.id().bucket(), id.bucket());
    }
    clock.advance(Outbox.HEAD_START);
    assertEquals(2, claim());
    assertEquals(Map.of(), outbox.kept());
  }

  @Test
  void writerKeepsItsHeadStart() {
    Dispatcher _ = dispatcher(this::succeed);
    write();

    clock.advance(Outbox.HEAD_START.minusMillis(1));
    assertEquals(0, claim());
    clock.advance(Duration.ofMillis(1));
    assertEquals(1, claim());
  }

  @Test
  void eventThatWaitedTooLongInTheQueueIsLeftToItsClaimer() {
    Dispatcher dispatcher = dispatcher(this::succeed);
    dispatcher.hand(new Written<>("", List.of(write())));
    clock.advance(Outbox.HEAD_START);

    dispatcher.start(1);
    dispatcher.close();

    assertEquals(0, handled.size());
    assertEquals(1, claim());
    assertEquals(Map.of(), outbox.kept());
  }

  @Test
  void moreThanTheQueueHoldsIsNotLost() {
    Dispatcher dispatcher = dispatcher(this::succeed);
    int count = 12_000;
    for (int i = 0; i < count; i++) {
      dispatcher.hand(new Written<>("", List.of(write())));
    }

    dispatcher.start(4);
    dispatcher.close();
    assertTrue(handled.size() < count, "some did not fit");
    clock.advance(Outbox.HEAD_START);
    while (claim() > 0) {}

    assertEquals(count, new HashSet<>(handled).size());
    assertEquals(count, handled.size());
    assertEquals(Map.of(), outbox.kept());
  }

  @Test
  void closingWorksOffWhatWasHandedOver() {
    Dispatcher dispatcher = dispatcher(this::succeed);
    dispatcher.start(2);
    for (int i = 0; i < 3_000; i++) {
      dispatcher.hand(new Written<>("", List.of(write())));
    }

    dispatcher.close();

    assertEquals(3_000, handled.size());
    assertEquals(Map.of(), outbox.kept());
  }

  @Test
  void closingDoesNotWaitForAHandlerThatHangsAndLeavesItsWorkInTheOutbox() {
    CountDownLatch never = new CountDownLatch(1);
    Queue<Thread> workers = new ConcurrentLinkedQueue<>();
    Dispatcher dispatcher =
        dispatcher(
            event -> {
              workers.add(Thread.currentThread());
              return hang(event, never);
            });
    dispatcher.start(1);
    dispatcher.hand(new Written<>("", List.of(write(), write(), write())));

    await("the handler hangs", () -> !workers.isEmpty());
    dispatcher.close(Duration.ofMillis(50));

    await("the worker has ended", () -> workers.stream().noneMatch(Thread::isAlive));
    assertEquals(3, outbox.kept().size());
  }

  private static List<Event> breakBadly(boolean error) {
    if (error) {
      throw new StackOverflowError("for a test");
    }
    throw new IllegalStateException("for a test");
  }

  private static List<Event> fail(Event event) {
    throw new IllegalStateException("for a test: " + event.kind());
  }

  private static List<Event> hang(Event event, CountDownLatch never) {
    try {
      never.await();
      return List.of(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted", e);
    }
  }

  private EventHandler splitting(Event part) {
    return event -> {
      handled.add(event);
      return event.equals(part) ? List.of() : List.of(part, part);
    };
  }
}
