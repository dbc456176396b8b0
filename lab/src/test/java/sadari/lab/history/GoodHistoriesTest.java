package sadari.lab.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/// Histories that look bad and are not: the checker is never wrong about a server.
class GoodHistoriesTest {
  private static void good(Script script) {
    assertEquals(List.of(), script.check());
  }

  @Test
  void othersMaySeeAPostLate() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", list("ann"), 2, 3)
            .did("bob", list("ann", "p1"), 4, 5));
  }

  @Test
  void operationsThatOverlapProveNothing() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 2)
            .did("ann", list("ann"), 1, 3)
            .did("bob", list("ann", "p1"), 3, 6)
            .did("bob", list("ann"), 4, 5));
  }

  @Test
  void anUnknownPostMayAppearLateOrNever() {
    good(
        new Script()
            .unknown("ann", new Post("p1", 0), 0, 1)
            .unknown("ann", new Post("p2", 0), 0, 1)
            .did("ann", list("ann"), 2, 3)
            .did("ann", list("ann", "p1"), 4, 5)
            .settled("ann", list("ann", "p1"), 60, 61));
  }

  @Test
  void anUnknownEditMayOverwriteALaterOne() {
    good(
        new Script()
            .unknown("ann", new Edit("v1"), 0, 1)
            .did("ann", new Edit("v2"), 2, 3)
            .did("ann", new ReadProfile("ann", "v2"), 4, 5)
            .did("ann", new ReadProfile("ann", "v1"), 6, 7)
            .settled("bob", new ReadProfile("ann", "v1"), 60, 61));
  }

  @Test
  void anUnknownDeleteMayHappenAtAnyTime() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 1)
            .unknown("ann", new Delete("p1"), 2, 3)
            .did("ann", found("p1"), 4, 5)
            .did("ann", missing("p1"), 6, 7)
            .settled("bob", list("ann"), 60, 61));
  }

  @Test
  void aRefusedDeleteChangesNothing() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 1)
            .refused("ann", new Delete("p1"), 2, 3)
            .settled("bob", list("ann", "p1"), 60, 61));
  }

  @Test
  void aPostBelowThePageIsNotMissing() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("ann", post("p2"), 2, 3)
            .did("ann", new ReadList("ann", page(2, "p2")), 4, 5));
  }

  @Test
  void aPostFromBeforeTheFollowNeedNotBeAtHome() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 2)
            .did("bob", new Follow("ann"), 1, 3)
            .settled("bob", home(), 60, 61));
  }

  @Test
  void aPostReachesHomeLate() {
    good(
        new Script()
            .did("bob", new Follow("ann"), 0, 1)
            .did("ann", post("p1"), 2, 3)
            .did("bob", home(), 4, 5)
            .settled("bob", home("p1"), 60, 61));
  }

  @Test
  void aCountLagsAndIsRightInTheEnd() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", new Favourite("p1"), 2, 3)
            .did("eve", new Favourite("p1"), 2, 3)
            .unknown("kim", new Favourite("p1"), 2, 3)
            .did("bob", found("p1", true, 0), 4, 5)
            .did("eve", new Unfavourite("p1"), 6, 7)
            .did("bob", found("p1", true, 2), 8, 9)
            .settled("bob", found("p1", true, 2), 60, 61));
  }

  @Test
  void aFavouriteThatWasTakenBackIsGone() {
    good(
        new Script()
            .did("ann", post("p1"), 0, 1)
            .did("bob", new Favourite("p1"), 2, 3)
            .did("bob", found("p1", true, 1), 4, 5)
            .did("bob", new Unfavourite("p1"), 6, 7)
            .did("bob", found("p1", false, 1), 8, 9));
  }

  @Test
  void aDeletedPostStaysAway() {
    good(
        new Script()
            .did("bob", new Follow("ann"), 0, 1)
            .did("ann", post("p1"), 2, 3)
            .did("bob", home("p1"), 4, 5)
            .did("ann", new Delete("p1"), 6, 7)
            .did("bob", home(), 8, 9)
            .settled("bob", home(), 60, 61)
            .settled("bob", list("ann"), 60, 61));
  }
}
