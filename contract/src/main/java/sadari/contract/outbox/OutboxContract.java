package sadari.contract.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import sadari.contract.AllLanes;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// All that an [Outbox] promises. The outbox is global: each test begins with an empty one, and
/// wants no other writer meanwhile.
public interface OutboxContract extends Stores {
  /// When the events of a test become claimable.
  Instant DUE = Instant.parse("2026-02-01T12:00:00Z");

  Duration LEASE = Duration.ofSeconds(60);

  @BeforeEach
  default void emptyTheOutbox() {
    Instant late = Instant.now().plus(Duration.ofDays(30));
    List<PendingEvent> left = AllLanes.claim(outbox(), late, Duration.ZERO, 1_000);
    while (!left.isEmpty()) {
      outbox().done(ids(left));
      left = AllLanes.claim(outbox(), late, Duration.ZERO, 1_000);
    }
  }

  @Test
  default void everyKindOfEventComesBackAsItWas() {
    AccountId account = Ids.account();
    List<AccountId> readers =
        LongStream.rangeClosed(1, Event.READERS_PER_PART).mapToObj(AccountId::new).toList();
    List<Event> events =
        List.of(
            new Event.PostPublished(Ids.post(account)),
            new Event.PostDeleted(
                Ids.post(account),
                account,
                Ids.post(account),
                Ids.post(account),
                Ids.post(account),
                List.of()),
            new Event.FavouriteChanged(account, Ids.post(account)),
            new Event.FollowChanged(account, Ids.account()),
            new Event.AccountChanged(account),
            new Event.CelebrityRisen(account),
            new Event.Deliver(Ids.post(account), readers),
            new Event.Withdraw(Ids.post(account), readers));

    events.forEach(event -> add(DUE, event));

    assertEquals(events, claim(DUE, 100).stream().map(PendingEvent::event).toList());
  }

  @Test
  default void freshEventIsTheWritersForItsHeadStart() {
    Author author = Author.in(this);
    emptyTheOutbox();
    Instant before = Instant.now();
    author.posts();
    Instant after = Instant.now();
    Duration tolerance = Duration.ofSeconds(2);

    List<PendingEvent> early = claim(before.plus(Outbox.HEAD_START).minus(tolerance), 10);
    List<PendingEvent> late = claim(after.plus(Outbox.HEAD_START).plus(tolerance), 10);

    assertEquals(List.of(), early);
    assertEquals(1, late.size());
    assertEquals(1, late.getFirst().attempts());
  }

  @Test
  default void eventsAreClaimedOldestFirstWhenTheirTimeHasCome() {
    List<EventId> added = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      added.add(add(DUE.plusSeconds(i)));
    }

    assertEquals(List.of(), claim(DUE.minusMillis(1), 10));
    assertEquals(added.subList(0, 4), ids(claim(DUE.plusSeconds(8), 4)));
    assertEquals(added.subList(4, 9), ids(claim(DUE.plusSeconds(8), 10)));
    assertEquals(added.subList(9, 10), ids(claim(DUE.plusSeconds(9), 10)));
  }

  @RepeatedTest(3)
  default void ofConcurrentClaimsEachEventGoesToOne() {
    Set<EventId> added = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      added.add(add(DUE));
    }

    List<List<PendingEvent>> claims = Race.of(10, _ -> claimAll());

    List<EventId> claimed = claims.stream().flatMap(List::stream).map(PendingEvent::id).toList();
    assertEquals(added.size(), claimed.size());
    assertEquals(added, Set.copyOf(claimed));
  }

  private List<PendingEvent> claimAll() {
    List<PendingEvent> all = new ArrayList<>();
    // A claim may come back empty while another one holds the rows; nothing is lost by that.
    for (int empty = 0; empty < 3; ) {
      List<PendingEvent> claimed = claim(DUE, 7);
      all.addAll(claimed);
      empty = claimed.isEmpty() ? empty + 1 : 0;
    }
    return all;
  }

  @Test
  default void whatACrashedClaimerHeldIsClaimedAgainWhenItsLeaseIsOver() {
    EventId event = add(DUE);
    claim(DUE, 10);

    assertEquals(List.of(), claim(DUE.plus(LEASE).minusMillis(1), 10));
    List<PendingEvent> again = claim(DUE.plus(LEASE), 10);

    assertEquals(List.of(event), ids(again));
    assertEquals(2, again.getFirst().attempts());
  }

  @Test
  default void everyClaimCountsAsATry() {
    AccountId account = Ids.account();
    PendingEvent fresh = pending(account, new Event.CelebrityRisen(account));
    outbox().replace(Ids.event(account), List.of(fresh), DUE);

    assertEquals(fresh.attempts() + 1, claim(DUE, 10).getFirst().attempts());
    assertEquals(fresh.attempts() + 2, claim(DUE.plus(LEASE), 10).getFirst().attempts());
  }

  @Test
  default void eventsDoneNeverComeBack() {
    EventId one = add(DUE);
    EventId two = add(DUE);
    EventId kept = add(DUE);

    outbox().done(List.of(two, one));
    outbox().done(List.of(one));
    outbox().done(List.of());

    assertEquals(List.of(kept), ids(claim(DUE, 10)));
  }

  @Test
  default void aLaneIsClaimedByItself() {
    AccountId account = Ids.account();
    EventId interactive = add(DUE, new Event.AccountChanged(account));
    EventId bulk = add(DUE, new Event.CelebrityRisen(account));

    assertEquals(List.of(), outbox().claim(Lane.FANOUT, DUE, LEASE, 10));
    assertEquals(List.of(bulk), ids(outbox().claim(Lane.BULK, DUE, LEASE, 10)));
    assertEquals(List.of(interactive), ids(outbox().claim(Lane.INTERACTIVE, DUE, LEASE, 10)));
  }

  @Test
  default void anEventComesAgainAtItsTimeWithItsTriesCounted() {
    EventId event = add(DUE);
    PendingEvent claimed = claim(DUE, 10).getFirst();
    Instant sooner = DUE.plusSeconds(7);

    outbox().again(claimed, sooner, "Unavailable");

    assertEquals(List.of(), claim(sooner.minusMillis(1), 10));
    PendingEvent again = claim(sooner, 10).getFirst();
    assertEquals(event, again.id());
    assertEquals(claimed.attempts() + 1, again.attempts());
  }

  @Test
  default void aTryNeedNotBeCounted() {
    add(DUE);
    PendingEvent claimed = claim(DUE, 10).getFirst();

    outbox().again(new PendingEvent(claimed.id(), claimed.event(), 0), DUE, "Unavailable");

    assertEquals(1, claim(DUE, 10).getFirst().attempts());
  }

  @Test
  default void anEventThatWasTakenOutComesAgain() {
    EventId event = add(DUE);
    PendingEvent claimed = claim(DUE, 10).getFirst();
    outbox().done(List.of(event));

    outbox().again(claimed, DUE.plusSeconds(1), "Unavailable");

    PendingEvent again = claim(DUE.plusSeconds(1), 10).getFirst();
    assertEquals(claimed.event(), again.event());
    assertEquals(claimed.attempts() + 1, again.attempts());
  }

  @Test
  default void whatWasMovedIsTakenOutUnlessItCameBackMeanwhile() {
    Instant now = DUE.plus(Duration.ofNanos(1_000));
    EventId moved = add(DUE);
    EventId failed = add(DUE);
    EventId dead = add(DUE);
    List<PendingEvent> claimed = claim(now, 10);
    outbox().again(only(failed, claimed), now.plusSeconds(1), "Unavailable");
    outbox().bury(only(dead, claimed), "IllegalStateException");
    long buried = backlog(DUE).buried();

    outbox().moved(List.of(moved, failed, dead), now.plus(LEASE));

    assertEquals(List.of(failed), ids(claim(now.plus(Duration.ofDays(1)), 10)));
    assertEquals(buried, backlog(DUE).buried());
  }

  @Test
  default void aBuriedEventIsNeverClaimedAndIsCounted() {
    EventId event = add(DUE);
    EventId other = add(DUE);
    PendingEvent claimed = only(event, claim(DUE, 10));
    long buried = backlog(DUE).buried();

    outbox().bury(claimed, "IllegalStateException");
    outbox().again(claimed, DUE, "too late");

    assertEquals(List.of(other), ids(claim(DUE.plus(Duration.ofDays(1)), 10)));
    assertEquals(buried + 1, backlog(DUE).buried());
    assertEquals(1, backlog(DUE).waiting());
  }

  @Test
  default void partsReplaceTheirCause() {
    EventId cause = add(DUE);
    AccountId account = Ids.account();
    List<PendingEvent> parts =
        List.of(
            pending(account, new Event.Deliver(Ids.post(account), List.of(account))),
            pending(account, new Event.CelebrityRisen(account)));
    Instant claimable = DUE.plusSeconds(5);

    outbox().replace(cause, parts, claimable);

    assertEquals(List.of(), claim(claimable.minusMillis(1), 10));
    List<PendingEvent> claimed = claim(claimable, 10);
    assertEquals(ids(parts), ids(claimed));
    assertEquals(
        parts.stream().map(PendingEvent::event).toList(),
        claimed.stream().map(PendingEvent::event).toList());
  }

  @Test
  default void noPartsJustTakeTheCauseOut() {
    EventId cause = add(DUE);

    outbox().replace(cause, List.of(), DUE);

    assertEquals(List.of(), claim(DUE, 10));
  }

  @Test
  default void backlogCountsWhatIsNotDoneAndItsAge() {
    assertEquals(Duration.ZERO, backlog(Instant.now()).oldest());
    EventId oldest = add(DUE);
    EventId claimed = add(DUE);
    add(DUE.plus(Duration.ofDays(9)));
    claim(DUE, 1);

    Instant now = oldest.madeAt().plusSeconds(90);
    Outbox.Backlog backlog = backlog(now);

    assertEquals(3, backlog.waiting());
    assertEquals(Duration.ofSeconds(90), backlog.oldest());
    outbox().done(List.of(oldest, claimed));
    assertEquals(1, backlog(now).waiting());
    assertTrue(backlog(now).oldest().compareTo(Duration.ofSeconds(90)) < 0);
  }

  /// Of the lane that the tests use.
  private Outbox.Backlog backlog(Instant now) {
    return outbox().backlog(now).getOrDefault(Lane.BULK, Outbox.Backlog.NONE);
  }

  private static PendingEvent only(EventId id, List<PendingEvent> events) {
    return events.stream().filter(event -> event.id().equals(id)).findFirst().orElseThrow();
  }

  /// Adds an event without a cause.
  private EventId add(Instant claimableAt, Event event) {
    PendingEvent pending = new PendingEvent(Ids.event(Ids.account()), event, 0);
    outbox().replace(Ids.event(Ids.account()), List.of(pending), claimableAt);
    return pending.id();
  }

  private EventId add(Instant claimableAt) {
    return add(claimableAt, new Event.CelebrityRisen(Ids.account()));
  }

  private static PendingEvent pending(AccountId account, Event event) {
    return new PendingEvent(Ids.event(account), event, 0);
  }

  private List<PendingEvent> claim(Instant now, int limit) {
    return AllLanes.claim(outbox(), now, LEASE, limit);
  }

  private static List<EventId> ids(List<PendingEvent> events) {
    return events.stream().map(PendingEvent::id).toList();
  }
}
