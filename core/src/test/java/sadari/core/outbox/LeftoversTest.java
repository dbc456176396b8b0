package sadari.core.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sadari.core.failure.Unavailable;

/// What one server left over, another takes up.
final class LeftoversTest extends Dispatching {
  @Test
  void leftoversOfAServerThatDiedAreClaimedByAnother() {
    for (int i = 0; i < 500; i++) {
      write();
    }
    clock.advance(Outbox.HEAD_START);

    try (Dispatcher other = dispatcher(this::succeed)) {
      other.start(1, true);
      await("all are done", () -> outbox.kept().isEmpty());
    }
    assertEquals(500, handled.size());
  }

  @Test
  void leftoversAreHandledByAllWorkersAtOnce() {
    CountDownLatch together = new CountDownLatch(2);
    write();
    write();
    clock.advance(Outbox.HEAD_START);
    EventHandler waitsForTheOther =
        event -> {
          handled.add(event);
          together.countDown();
          return waited(together);
        };

    try (Dispatcher other = dispatcher(waitsForTheOther)) {
      other.start(2, true);
      await("both are done", () -> outbox.kept().isEmpty());
    }
    assertEquals(2, handled.size());
  }

  private static List<Event> waited(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody else came");
      }
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void claimsGoOnWhenTheOutboxIsBackInReach() {
    outbox.reachable(false);
    try (Dispatcher dispatcher = dispatcher(this::succeed)) {
      dispatcher.start(1, true);
      assertThrows(Unavailable.class, dispatcher::claim);
      write();
      clock.advance(Outbox.HEAD_START);

      outbox.reachable(true);

      await("it is done", () -> outbox.kept().isEmpty());
    }
  }

  @Test
  void slowClaimerLeavesWhatItsLeaseNoLongerCovers() {
    Dispatcher slow =
        dispatcher(
            event -> {
              clock.advance(Duration.ofSeconds(25));
              return succeed(event);
            });
    for (int i = 0; i < 5; i++) {
      write();
    }
    clock.advance(Outbox.HEAD_START);

    assertEquals(5, slow.claim());

    assertEquals(3, handled.size());
    assertEquals(2, outbox.kept().size());
  }
}
