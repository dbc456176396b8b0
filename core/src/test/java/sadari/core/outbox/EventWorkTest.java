package sadari.core.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.core.outbox.OutboxMeter.Outcome;

final class EventWorkTest extends Dispatching {
  @Test
  void eventThatWorkersDieOfIsBuriedWithoutAnotherTry() {
    EventWork work = work(this::succeed);
    PendingEvent written = write();
    PendingEvent killer = new PendingEvent(written.id(), written.event(), EventWork.MAX_DEATHS);

    assertInstanceOf(EventWork.Result.Kept.class, work.attempt(killer, Set.of()));

    assertEquals(0, handled.size());
    assertTrue(kept(written).buried());
    assertEquals(List.of(Outcome.BURIED), List.copyOf(outcomes));
  }

  @Test
  void whoWaitsForAnEventHearsThatItIsGivenUp() {
    List<Event> given = new ArrayList<>();
    EventWork work =
        work(
            new EventHandler() {
              @Override
              public List<Event> handle(Event event) {
                throw new IllegalStateException("for a test");
              }

              @Override
              public void givenUp(Event event) {
                given.add(event);
                throw new IllegalStateException("for a test");
              }
            });
    PendingEvent event = write();
    int before = EventWork.MAX_ATTEMPTS - 1;

    work.attempt(new PendingEvent(event.id(), event.event(), before - 1), Set.of());
    assertEquals(List.of(), given);
    work.attempt(new PendingEvent(event.id(), event.event(), before), Set.of());

    assertEquals(List.of(event.event()), given);
    assertTrue(kept(event).buried());
  }

  @Test
  void partsOfOthersLanesAreClaimableAtOnceAndOnesOwnAfterTheHeadStart() {
    Event part = new Event.CelebrityRisen(account);
    EventWork work = work(_ -> List.of(part));
    PendingEvent mine = write();
    PendingEvent anybodys = write();

    PendingEvent first = part(work.attempt(mine, Set.of(Lane.BULK)));
    PendingEvent second = part(work.attempt(anybodys, Set.of(Lane.FANOUT)));

    assertEquals(clock.instant().plus(Outbox.HEAD_START), kept(first).claimableAt());
    assertEquals(clock.instant(), kept(second).claimableAt());
  }

  private static PendingEvent part(EventWork.Result result) {
    return assertInstanceOf(EventWork.Result.Split.class, result).parts().getFirst();
  }

  @Test
  void whatCannotBeNotedComesAgainByItself() {
    EventWork work =
        work(
            _ -> {
              throw new IllegalStateException("for a test");
            });
    PendingEvent event = write();
    outbox.reachable(false);

    assertInstanceOf(EventWork.Result.Unnoted.class, work.attempt(event, Set.of()));
  }

  @Test
  void eventOfAnotherLaneIsLeftToWorkers() {
    Dispatcher dispatcher = dispatcher(this::succeed);
    PendingEvent bulk =
        outbox.write(ids.event(account), new Event.CelebrityRisen(account), clock.instant());

    assertEquals("", dispatcher.settle(new Written<>("", List.of(bulk))));

    assertEquals(0, handled.size());
    assertEquals(1, claim());
    dispatcher.settleAll();
    dispatcher.settle(new Written<>("", List.of(bulk)));
    assertEquals(2, handled.size());
  }
}
