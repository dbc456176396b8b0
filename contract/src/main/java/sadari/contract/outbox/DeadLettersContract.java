package sadari.contract.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sadari.contract.AllLanes;
import sadari.contract.Ids;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.DeadLetters;
import sadari.core.outbox.DeadLetters.DeadLetter;
import sadari.core.outbox.Event;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// All that [DeadLetters] promise. They are global: each test begins with none.
public interface DeadLettersContract {
  Outbox outbox();

  DeadLetters deadLetters();

  @BeforeEach
  default void discardAll() {
    for (DeadLetter dead : deadLetters().page(0, 1_000)) {
      assertTrue(deadLetters().discard(dead.id()));
    }
  }

  @Test
  default void whatWasGivenUpIsKeptWithItsCauseThoughItHadBeenTakenOut() {
    PendingEvent event = buried("IllegalStateException");

    DeadLetter dead = deadLetters().page(0, 10).getFirst();

    assertEquals(event.id(), dead.id());
    assertEquals(event.event().kind(), dead.kind());
    assertEquals(Lane.BULK, dead.lane());
    assertEquals(Arrays.stream(event.event().numbers()).boxed().toList(), dead.numbers());
    assertEquals(event.attempts(), dead.attempts());
    assertEquals("IllegalStateException", dead.cause());
    Duration since = Duration.between(dead.buriedAt(), Instant.now()).abs();
    assertTrue(since.compareTo(Duration.ofMinutes(1)) < 0, "buried " + since + " ago");
  }

  @Test
  default void pagesGoOnWhereTheLastOneEnded() {
    List<EventId> ids = List.of(buried("one").id(), buried("two").id(), buried("three").id());

    List<EventId> first = ids(deadLetters().page(0, 2));
    List<EventId> second = ids(deadLetters().page(first.getLast().value(), 2));

    assertEquals(ids.subList(0, 2), first);
    assertEquals(ids.subList(2, 3), second);
    assertEquals(List.of(), deadLetters().page(ids.getLast().value(), 2));
  }

  @Test
  default void whatIsReplayedIsClaimableAsIfItWereNew() {
    PendingEvent event = buried("one");
    PendingEvent other = buried("two");
    Instant at = Instant.now();

    assertTrue(deadLetters().replay(event.id(), at));

    assertFalse(deadLetters().replay(event.id(), at), "it is dead no more");
    PendingEvent claimed = claim(at).getFirst();
    assertEquals(event.event(), claimed.event());
    assertEquals(1, claimed.attempts());
    assertEquals(List.of(other.id()), ids(deadLetters().page(0, 10)));
  }

  @Test
  default void allAreReplayedSomeAtATime() {
    for (int i = 0; i < 5; i++) {
      buried("cause " + i);
    }
    Instant at = Instant.now();

    assertEquals(3, deadLetters().replayAll(at, 3));
    assertEquals(2, deadLetters().replayAll(at, 3));
    assertEquals(0, deadLetters().replayAll(at, 3));

    assertEquals(List.of(), deadLetters().page(0, 10));
    assertEquals(5, claim(at).size());
  }

  @Test
  default void whatIsDiscardedIsGone() {
    PendingEvent event = buried("one");

    assertTrue(deadLetters().discard(event.id()));

    assertFalse(deadLetters().discard(event.id()));
    assertFalse(deadLetters().replay(event.id(), Instant.now()));
    assertEquals(List.of(), deadLetters().page(0, 10));
  }

  @Test
  default void theLivingAreNeitherReplayedNorDiscarded() {
    AccountId account = Ids.account();
    PendingEvent event = new PendingEvent(Ids.event(account), new Event.CelebrityRisen(account), 0);
    outbox().again(event, Instant.now(), "alive");

    assertFalse(deadLetters().replay(event.id(), Instant.now()));
    assertFalse(deadLetters().discard(event.id()));

    assertEquals(List.of(event.id()), claim(Instant.now()).stream().map(PendingEvent::id).toList());
  }

  private List<PendingEvent> claim(Instant now) {
    List<PendingEvent> claimed =
        AllLanes.claim(outbox(), now.plusSeconds(1), Duration.ofSeconds(60), 100);
    outbox().done(claimed.stream().map(PendingEvent::id).toList());
    return claimed;
  }

  private PendingEvent buried(String cause) {
    AccountId account = Ids.account();
    PendingEvent event =
        new PendingEvent(Ids.event(account), new Event.CelebrityRisen(account), 11);
    outbox().bury(event, cause);
    return event;
  }

  private static List<EventId> ids(List<DeadLetter> dead) {
    return dead.stream().map(DeadLetter::id).toList();
  }
}
