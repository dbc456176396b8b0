package sadari.contract.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Pages;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowEdge.State;
import sadari.core.follow.FollowStore.Change;
import sadari.core.follow.FollowStore.Circle;
import sadari.core.follow.FollowStore.Fan;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// What [FollowStore] promises to one caller after another; [FollowRaceContract] has the rest.
public interface FollowStoreContract extends FollowFixture {
  @Test
  default void aFollowIsOnBothSidesOnceItIsReflected() {
    AccountId fan = person();
    AccountId star = person();
    EventId event = Ids.event(fan);

    var written =
        follows()
            .set(
                fan,
                star,
                new Change(Ids.nextFor(fan), State.FOLLOWING, true, false, false, event));

    FollowEdge edge = new FollowEdge(1, State.FOLLOWING, true, false);
    PendingEvent pending = new PendingEvent(event, new Event.FollowChanged(fan, star), 0);
    assertEquals(new Written<>(edge, List.of(pending)), written);
    assertEquals(edge, follows().edge(fan, star));
    assertEquals(List.of(star), followedBy(fan));
    assertEquals(List.of(), followersOf(star));
    assertTrue(reflect(fan, star));
    assertEquals(List.of(fan), followersOf(star));
    assertEquals(1, tally(fan).following());
    assertEquals(1, tally(star).followers());
    assertEquals(FollowEdge.NONE, follows().edge(star, fan));
  }

  @Test
  default void aChangeToWhatIsAlreadySoChangesAndWritesNothing() {
    AccountId fan = person();
    AccountId star = person();

    Written<FollowEdge> never = follows().set(fan, star, to(fan, State.NONE));
    Written<FollowEdge> first = follows().set(fan, star, to(fan, State.FOLLOWING));
    Written<FollowEdge> again = follows().set(fan, star, to(fan, State.FOLLOWING));
    Written<FollowEdge> undone = follows().set(fan, star, to(fan, State.NONE));
    Written<FollowEdge> undoneAgain = follows().set(fan, star, to(fan, State.NONE));

    assertEquals(new Written<>(FollowEdge.NONE, List.of()), never);
    assertEquals(new Written<>(first.result(), List.of()), again);
    assertEquals(1, undone.events().size());
    assertEquals(new Written<>(undone.result(), List.of()), undoneAgain);
    assertEquals(2, follows().edge(fan, star).version());
  }

  @Test
  default void aChangeOfWhatTheFollowerWantsToSeeIsAChange() {
    AccountId fan = person();
    AccountId star = person();
    follow(fan, star);
    Change quiet =
        new Change(Ids.nextFor(fan), State.FOLLOWING, false, true, false, Ids.event(fan));

    Written<FollowEdge> written = follows().set(fan, star, quiet);
    reflect(fan, star);

    assertEquals(new FollowEdge(2, State.FOLLOWING, false, true), written.result());
    assertEquals(List.of(new Fan(fan, false, true)), follows().fans(star, 0, 10));
    assertEquals(1, tally(fan).following());
    assertEquals(1, tally(star).followers());
  }

  @Test
  default void anUndoneFollowIsGoneOnBothSidesAndANewOneIsTheNewest() {
    AccountId fan = person();
    List<AccountId> stars = List.of(person(), person(), person());
    stars.forEach(star -> follow(fan, star));

    follows().set(fan, stars.getFirst(), to(fan, State.NONE));
    reflect(fan, stars.getFirst());
    assertEquals(List.of(stars.get(2), stars.get(1)), followedBy(fan));
    assertEquals(List.of(), followersOf(stars.getFirst()));
    assertEquals(0, tally(stars.getFirst()).followers());

    follow(fan, stars.getFirst());
    assertEquals(List.of(stars.get(0), stars.get(2), stars.get(1)), followedBy(fan));
    assertEquals(3, tally(fan).following());
  }

  @Test
  default void aRequestWaitsAndIsNotCounted() {
    AccountId fan = person();
    AccountId locked = person();

    follows().set(fan, locked, to(fan, State.REQUESTED));
    reflect(fan, locked);

    assertEquals(List.of(fan), requestsTo(locked));
    assertEquals(List.of(), followersOf(locked));
    assertEquals(List.of(), followedBy(fan));
    assertEquals(0, tally(fan).following());
    assertEquals(0, tally(locked).followers());
    assertEquals(List.of(), follows().fans(locked, 0, 10));
  }

  /// The target consents while the follower, who still reads that it waits, changes what they want
  /// to see.
  @Test
  default void aRequestThatComesAfterConsentTakesNothingBack() {
    AccountId fan = person();
    AccountId locked = person();
    follows().set(fan, locked, to(fan, State.REQUESTED));
    answer(fan, locked, true);
    Change late = new Change(Ids.nextFor(fan), State.REQUESTED, true, true, false, Ids.event(fan));

    Written<FollowEdge> written = follows().set(fan, locked, late);
    Written<FollowEdge> again = follows().set(fan, locked, late);

    assertEquals(new FollowEdge(3, State.FOLLOWING, true, true), written.result());
    assertEquals(new Written<>(written.result(), List.of()), again);
    assertEquals(List.of(locked), followedBy(fan));
    assertEquals(1, tally(fan).following());
  }

  @Test
  default void consentMakesARequestAFollowAndRefusalMakesItNothing() {
    AccountId locked = person();
    AccountId welcome = person();
    AccountId refused = person();
    for (AccountId fan : List.of(welcome, refused)) {
      follows().set(fan, locked, to(fan, State.REQUESTED));
      reflect(fan, locked);
      Written<FollowEdge> answer = answer(fan, locked, fan.equals(welcome));
      assertEquals(2, answer.result().version());
      assertEquals(
          List.of(new Event.FollowChanged(fan, locked)),
          answer.events().stream().map(PendingEvent::event).toList());
      reflect(fan, locked);
    }

    assertEquals(List.of(welcome), followersOf(locked));
    assertEquals(List.of(), requestsTo(locked));
    assertEquals(1, tally(welcome).following());
    assertEquals(0, tally(refused).following());
    assertEquals(1, tally(locked).followers());
  }

  @Test
  default void anAnswerToNoRequestDoesNothing() {
    AccountId fan = person();
    AccountId star = person();

    assertEquals(new Written<>(FollowEdge.NONE, List.of()), answer(fan, star, true));
    FollowEdge granted = follow(fan, star);
    assertEquals(new Written<>(granted, List.of()), answer(fan, star, false));
    assertEquals(new Written<>(granted, List.of()), answer(fan, star, true));

    assertEquals(granted, follows().edge(fan, star));
    assertEquals(1, tally(fan).following());
  }

  @Test
  default void aLateOrRepeatedEdgeIsNotReflected() {
    AccountId fan = person();
    AccountId star = person();
    FollowEdge third = new FollowEdge(3, State.FOLLOWING, false, true);

    assertFalse(follows().reflect(star, fan, FollowEdge.NONE, Ids.nextFor(star)));
    assertTrue(follows().reflect(star, fan, third, Ids.nextFor(star)));
    assertFalse(follows().reflect(star, fan, third, Ids.nextFor(star)));
    for (State state : State.values()) {
      FollowEdge late = new FollowEdge(2, state, true, false);
      assertFalse(follows().reflect(star, fan, late, Ids.nextFor(star)));
    }

    assertEquals(List.of(new Fan(fan, false, true)), follows().fans(star, 0, 10));
    assertEquals(1, tally(star).followers());
    assertEquals(third, inward(star, fan));
  }

  @Test
  default void aFollowGrantedComesFirstOnTheTargetsPages() {
    AccountId star = person();
    AccountId patient = person();
    AccountId other = person();
    follows().set(patient, star, to(patient, State.REQUESTED));
    reflect(patient, star);
    follow(other, star);

    answer(patient, star, true);
    reflect(patient, star);

    assertEquals(List.of(patient, other), followersOf(star));
  }

  @Test
  default void pagesOnEverySideFitTogether() {
    AccountId center = person();
    List<AccountId> others = IntStream.range(0, 9).mapToObj(_ -> person()).toList();
    for (AccountId other : others) {
      follow(center, other);
      follow(other, center);
      AccountId shy = person();
      follows().set(shy, center, to(shy, State.REQUESTED));
      reflect(shy, center);
    }
    follow(person(), others.getFirst());

    for (var pages : everyPageOf(center)) {
      var rows = pages.apply(PageRequest.first(100));
      assertEquals(9, rows.size());
      Pages.check(rows, Keyed::key, pages);
    }
    assertEquals(others.reversed(), followedBy(center));
    assertEquals(others.reversed(), followersOf(center));
  }

  @Test
  default void aFanOutMeetsEveryFollowerOnceInOrderOfIds() {
    AccountId star = person();
    List<AccountId> fans = IntStream.range(0, 7).mapToObj(_ -> person()).toList();
    fans.reversed().forEach(fan -> follow(fan, star));
    AccountId gone = fans.get(3);
    follows().set(gone, star, to(gone, State.NONE));
    reflect(gone, star);

    List<Fan> first = follows().fans(star, 0, 4);
    List<Fan> second = follows().fans(star, first.getLast().follower().value(), 4);

    assertEquals(
        List.of(fans.get(0), fans.get(1), fans.get(2), fans.get(4)),
        first.stream().map(Fan::follower).toList());
    assertEquals(List.of(fans.get(5), fans.get(6)), second.stream().map(Fan::follower).toList());
    assertEquals(List.of(), follows().fans(star, fans.getLast().value(), 4));
  }

  @Test
  default void thoseWhoAskedForNotificationsAreToldApart() {
    AccountId star = person();
    AccountId eager = person();
    AccountId calm = follower(star);
    AccountId left = person();
    for (AccountId fan : List.of(eager, left)) {
      follows()
          .set(
              fan,
              star,
              new Change(Ids.nextFor(fan), State.FOLLOWING, true, true, false, Ids.event(fan)));
      reflect(fan, star);
    }
    follows().set(left, star, to(left, State.NONE));
    reflect(left, star);

    List<AccountId> asked = List.of(eager, calm, left, person());

    assertEquals(List.of(eager), follows().notified(star, asked));
    assertEquals(List.of(), follows().notified(star, List.of(calm)));
    assertEquals(List.of(), follows().notified(star, List.of()));
  }

  @Test
  default void celebritiesAreMarkedOnTheirFollowersSide() {
    AccountId star = person();
    AccountId known = person();
    AccountId fan = follower(star);
    AccountId other = follower(star);
    follow(fan, person());
    follows()
        .set(
            fan,
            known,
            new Change(Ids.nextFor(fan), State.FOLLOWING, true, false, true, Ids.event(fan)));
    assertEquals(List.of(known), follows().followedCelebrities(fan));

    follows().markCelebrity(star, List.of(fan, person()));
    follows().markCelebrity(star, List.of(fan));
    follows().markCelebrity(star, List.of());

    assertEquals(Set.of(known, star), Set.copyOf(follows().followedCelebrities(fan)));
    assertEquals(List.of(), follows().followedCelebrities(other));
    follows().set(fan, star, to(fan, State.NONE));
    assertEquals(List.of(known), follows().followedCelebrities(fan));
  }

  @Test
  default void aCircleIsTheCelebritiesAndTheRelationsAskedFor() {
    AccountId fan = person();
    AccountId star = person();
    AccountId friend = person();
    AccountId stranger = person();
    follow(fan, friend);
    follow(fan, star);
    follow(friend, fan);
    follows().markCelebrity(star, List.of(fan));

    for (List<AccountId> asked :
        List.of(List.<AccountId>of(), List.of(friend, stranger), List.of(star, friend))) {
      assertEquals(
          new Circle(List.of(star), follows().relations(fan, asked)), follows().circle(fan, asked));
    }
    assertEquals(List.of(), follows().circle(stranger, List.of(fan)).celebrities());
  }

  @Test
  default void everyoneAskedAboutHasARelation() {
    AccountId viewer = person();
    AccountId friend = person();
    AccountId fan = follower(viewer);
    AccountId stranger = person();
    follow(viewer, friend);
    follow(friend, viewer);

    Map<AccountId, Relation> relations =
        follows().relations(viewer, List.of(friend, fan, stranger, friend));

    FollowEdge granted = new FollowEdge(1, State.FOLLOWING, true, false);
    assertEquals(
        Map.of(
            friend, new Relation(friend, granted, granted),
            fan, new Relation(fan, FollowEdge.NONE, granted),
            stranger, Relation.none(stranger)),
        relations);
    assertEquals(Map.of(), follows().relations(viewer, List.of()));
    assertEquals(Optional.empty(), Optional.ofNullable(relations.get(viewer)));
  }
}
