package sadari.lab.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sadari.lab.history.Script.found;
import static sadari.lab.history.Script.home;
import static sadari.lab.history.Script.list;
import static sadari.lab.history.Script.missing;
import static sadari.lab.history.Script.page;
import static sadari.lab.history.Script.post;

import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.lab.history.Action.Delete;
import sadari.lab.history.Action.Edit;
import sadari.lab.history.Action.Favourite;
import sadari.lab.history.Action.Follow;
import sadari.lab.history.Action.Post;
import sadari.lab.history.Action.ReadList;
import sadari.lab.history.Action.ReadProfile;
import sadari.lab.history.Action.Unfavourite;

/// One history per anomaly: each is caught, by its name, with the operations that show it.
class BadHistoriesTest {
  private static Violation only(Class<? extends Violation> kind, Script script) {
    List<Violation> violations = script.check();
    assertEquals(1, violations.size(), violations::toString);
    Violation violation = assertInstanceOf(kind, violations.getFirst());
    violation
        .evidence()
        .forEach(operation -> assertTrue(violation.explanation().contains(operation.toString())));
    return violation;
  }

  @Test
  void anAcknowledgedPostIsLost() {
    Script script =
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("ann", post("p2"), 2, 3)
            .settled("bob", list("ann", "p2"), 60, 61);

    Violation violation = only(Violation.Lost.class, script);

    assertEquals("lost write: p1 was acknowledged, and is not there in the end", violation.told());
    assertEquals(
        List.of(script.operations().get(0), script.operations().get(2)), violation.evidence());
  }

  @Test
  void aValueIsShownThatNobodyWrote() {
    only(Violation.Phantom.class, new Script().did("bob", list("ann", "p1"), 0, 1));
    only(Violation.Phantom.class, new Script().did("bob", new ReadProfile("ann", "v9"), 0, 1));
    only(Violation.Phantom.class, new Script().did("bob", found("p1"), 0, 1));
    only(
        Violation.Phantom.class,
        new Script().did("ann", post("p1"), 0, 1).did("bob", found("p1", true, 0), 2, 3));
  }

  @Test
  void aRefusedPostIsThereAllTheSame() {
    only(
        Violation.Phantom.class,
        new Script().refused("ann", new Post("p1", 0), 0, 1).did("bob", list("ann", "p1"), 2, 3));
  }

  @Test
  void aPostIsShownBeforeItsAuthorBegan() {
    only(
        Violation.Phantom.class,
        new Script().did("bob", list("ann", "p1"), 0, 1).did("ann", post("p1"), 2, 3));
  }

  @Test
  void onePostIsThereTwice() {
    Page twice = new Page(List.of(new Page.Entry("p1", 2), new Page.Entry("p1", 1)), 0);

    only(
        Violation.DoubleEffect.class,
        new Script().did("ann", post("p1"), 0, 1).did("ann", new ReadList("ann", twice), 2, 3));
  }

  @Test
  void oneFavouriteIsCountedTwice() {
    only(
        Violation.DoubleEffect.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", new Favourite("p1"), 2, 3)
            .did("ann", found("p1", false, 2), 4, 5));
  }

  @Test
  void aFavouriteStaysCountedThatWasTakenBack() {
    only(
        Violation.DoubleEffect.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", new Favourite("p1"), 2, 3)
            .did("bob", new Unfavourite("p1"), 4, 5)
            .settled("ann", found("p1", false, 1), 60, 61));
  }

  @Test
  void aFavouriteIsNeverCounted() {
    only(
        Violation.Lost.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", new Favourite("p1"), 2, 3)
            .settled("ann", found("p1", false, 0), 60, 61));
  }

  @Test
  void aListIsNotInOrder() {
    only(
        Violation.Disordered.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("ann", post("p2"), 2, 3)
            .did("bob", list("ann", "p1", "p2"), 4, 5));
  }

  @Test
  void anAuthorDoesNotSeeTheirOwnPost() {
    only(
        Violation.NotReadYourWrites.class,
        new Script().did("ann", post("p1"), 0, 1).did("ann", list("ann"), 2, 3));
  }

  @Test
  void anAuthorIsToldThatTheirPostIsNotThere() {
    only(
        Violation.GoneForItsAuthor.class,
        new Script().did("ann", post("p1"), 0, 1).did("ann", missing("p1"), 2, 3));
  }

  @Test
  void anAuthorStillSeesWhatTheyDeleted() {
    only(
        Violation.NotReadYourWrites.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("ann", new Delete("p1"), 2, 3)
            .did("ann", found("p1"), 4, 5));
  }

  @Test
  void somebodyDoesNotSeeTheirOwnFavourite() {
    only(
        Violation.NotReadYourWrites.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", new Favourite("p1"), 2, 3)
            .did("bob", found("p1", false, 1), 4, 5));
  }

  @Test
  void somebodySeesTheirOldName() {
    only(
        Violation.NotReadYourWrites.class,
        new Script()
            .did("ann", new Edit("v1"), 0, 1)
            .did("ann", new Edit("v2"), 2, 3)
            .did("ann", new ReadProfile("ann", "v1"), 4, 5));
  }

  @Test
  void aReadersListGoesBack() {
    only(
        Violation.WentBack.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", list("ann", "p1"), 2, 3)
            .did("bob", list("ann"), 4, 5));
  }

  @Test
  void aReaderSeesANewerNameAndThenAnOlderOne() {
    only(
        Violation.WentBack.class,
        new Script()
            .did("ann", new Edit("v1"), 0, 1)
            .did("ann", new Edit("v2"), 2, 3)
            .did("bob", new ReadProfile("ann", "v2"), 4, 5)
            .did("bob", new ReadProfile("ann", "v1"), 6, 7));
  }

  @Test
  void aDeletedPostComesBack() {
    only(
        Violation.WentBack.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("ann", new Delete("p1"), 2, 5)
            .did("bob", found("p1"), 2.1, 2.2)
            .did("bob", missing("p1"), 2.3, 2.4)
            .did("bob", found("p1"), 2.5, 2.6));
  }

  @Test
  void anUnknownOutcomeAppearsAndVanishesForOneReader() {
    only(
        Violation.WentBack.class,
        new Script()
            .unknown("ann", new Post("p1", 0), 0, 1)
            .did("bob", list("ann", "p1"), 2, 3)
            .did("bob", list("ann"), 4, 5));
  }

  @Test
  void anUnknownOutcomeAppearsAndVanishesForEverybody() {
    only(
        Violation.Vanished.class,
        new Script()
            .unknown("ann", new Post("p1", 0), 0, 1)
            .did("bob", list("ann", "p1"), 2, 3)
            .settled("ann", list("ann"), 60, 61));
  }

  @Test
  void aFollowersHomeLacksAPost() {
    only(
        Violation.HomeIncomplete.class,
        new Script()
            .did("bob", new Follow("ann"), 0, 1)
            .did("ann", post("p1"), 2, 3)
            .settled("bob", home(), 60, 61));
  }

  @Test
  void aFollowersHomeKeepsADeletedPost() {
    only(
        Violation.HomeIncomplete.class,
        new Script()
            .did("bob", new Follow("ann"), 0, 1)
            .did("ann", post("p1"), 2, 3)
            .did("ann", new Delete("p1"), 4, 5)
            .settled("bob", home("p1"), 60, 61));
  }

  @Test
  void aHomeTimelineForgetsAPost() {
    only(
        Violation.WentBack.class,
        new Script()
            .did("ann", post("p1"), 2, 3)
            .did("bob", home("p1"), 4, 5)
            .did("bob", home(), 6, 7));
  }

  @Test
  void twoReadersSeeTwoEditsInDifferentOrders() {
    only(
        Violation.OrdersDiffer.class,
        new Script()
            .unknown("ann", new Edit("v1"), 0, 9)
            .unknown("ann", new Edit("v2"), 0, 9)
            .did("bob", new ReadProfile("ann", "v1"), 1, 2)
            .did("eve", new ReadProfile("ann", "v2"), 1, 2)
            .did("bob", new ReadProfile("ann", "v2"), 3, 4)
            .did("eve", new ReadProfile("ann", "v1"), 3, 4));
  }

  @Test
  void anAcknowledgedNameIsLost() {
    only(
        Violation.Lost.class,
        new Script()
            .did("ann", new Edit("v1"), 0, 1)
            .did("ann", new Edit("v2"), 2, 3)
            .settled("bob", new ReadProfile("ann", "v1"), 60, 61));
  }

  @Test
  void whatIsBelowThePageIsNoWitnessButWhatIsOnItIs() {
    only(
        Violation.NotReadYourWrites.class,
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("ann", post("p2"), 2, 3)
            .did("ann", post("p3"), 4, 5)
            .did("ann", new ReadList("ann", page(2, "p3")), 6, 7));
  }
}
