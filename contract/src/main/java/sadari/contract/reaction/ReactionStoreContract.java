package sadari.contract.reaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Pages;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.reaction.ReactionStore;
import sadari.core.reaction.ReactionStore.Edge;

/// All that a [ReactionStore] promises.
public interface ReactionStoreContract extends Stores {
  @Test
  default void favouriteCountsItsChanges() {
    AccountId actor = Ids.account();
    PostId post = somebodysPost();
    assertEquals(Edge.NONE, reactions().favourite(actor, post));

    assertEquals(new Edge(1, true), set(actor, post, true).result());
    assertEquals(new Edge(2, false), set(actor, post, false).result());
    assertEquals(new Edge(3, true), set(actor, post, true).result());

    assertEquals(new Edge(3, true), reactions().favourite(actor, post));
  }

  @Test
  default void everyChangeWritesOneEvent() {
    AccountId actor = Ids.account();
    PostId post = somebodysPost();
    EventId event = Ids.event(actor);

    Written<Edge> written = reactions().setFavourite(actor, post, true, Ids.nextFor(actor), event);

    PendingEvent expected = new PendingEvent(event, new Event.FavouriteChanged(actor, post), 0);
    assertEquals(List.of(expected), written.events());
    assertEquals(1, set(actor, post, false).events().size());
  }

  @Test
  default void whatIsAlreadySoChangesAndWritesNothing() {
    AccountId actor = Ids.account();
    PostId post = somebodysPost();
    assertEquals(new Written<>(Edge.NONE, List.of()), set(actor, post, false));
    set(actor, post, true);
    List<Keyed<PostId>> before = reactions().favourites(actor, PageRequest.first(5));

    assertEquals(new Written<>(new Edge(1, true), List.of()), set(actor, post, true));

    assertEquals(before, reactions().favourites(actor, PageRequest.first(5)));
    set(actor, post, false);
    assertEquals(new Written<>(new Edge(2, false), List.of()), set(actor, post, false));
  }

  @Test
  default void ofRacingFavouritesOneChangesAnything() {
    AccountId actor = Ids.account();
    PostId post = somebodysPost();

    List<Written<Edge>> outcomes = Race.of(20, _ -> set(actor, post, true));

    assertEquals(1, outcomes.stream().filter(outcome -> !outcome.events().isEmpty()).count());
    assertEquals(
        Set.of(new Edge(1, true)),
        outcomes.stream().map(Written::result).collect(Collectors.toSet()));
  }

  @Test
  default void reflectingCountsAFavouriteOnce() {
    AccountId actor = Ids.account();
    PostId post = somebodysPost();

    List<Boolean> changed = Race.of(10, _ -> reflect(post, actor, new Edge(1, true)));

    assertEquals(1, changed.stream().filter(one -> one).count());
    assertEquals(new Post.Tally(0, 0, 1), tally(post));
    assertEquals(List.of(actor), favouritedBy(post));
  }

  @Test
  default void earlierVersionsAreIgnored() {
    AccountId actor = Ids.account();
    PostId post = somebodysPost();

    assertTrue(reflect(post, actor, new Edge(2, false)));
    assertFalse(reflect(post, actor, new Edge(1, true)));
    assertEquals(Post.Tally.ZERO, tally(post));
    assertEquals(List.of(), favouritedBy(post));

    assertTrue(reflect(post, actor, new Edge(5, true)));
    assertFalse(reflect(post, actor, new Edge(4, false)));
    assertFalse(reflect(post, actor, new Edge(5, true)));
    assertEquals(new Post.Tally(0, 0, 1), tally(post));
  }

  @Test
  default void aLaterVersionOfTheSameStateIsNotCountedAgain() {
    AccountId actor = Ids.account();
    PostId post = somebodysPost();
    reflect(post, actor, new Edge(1, true));

    reflect(post, actor, new Edge(3, true));
    assertEquals(new Post.Tally(0, 0, 1), tally(post));

    reflect(post, actor, new Edge(4, false));
    reflect(post, actor, new Edge(6, false));
    assertEquals(Post.Tally.ZERO, tally(post));
  }

  @Test
  default void nothingIsReflectedOnAPostThatIsGone() {
    Author author = Author.in(this);
    Post post = author.posts();
    AccountId actor = Ids.account();
    reflect(post.id(), Ids.account(), new Edge(1, true));
    author.deletes(post.id());

    assertFalse(reflect(post.id(), actor, new Edge(1, true)));

    assertEquals(List.of(), favouritedBy(post.id()));
  }

  @RepeatedTest(3)
  default void tallyEqualsTheRowsAfterRandomConcurrentEvents(TestReporter reporter) {
    long seed = System.nanoTime();
    reporter.publishEntry("seed", Long.toString(seed));
    PostId post = somebodysPost();
    List<Change> history = history(new Random(seed));

    Race.of(6, runner -> replay(post, history, new Random(seed + runner + 1)));

    Set<AccountId> expected = new HashSet<>();
    for (Change change : history) { // in the order of versions
      if (change.edge().active()) {
        expected.add(change.actor());
      } else {
        expected.remove(change.actor());
      }
    }
    String message = "seed " + seed;
    assertEquals(expected, Set.copyOf(favouritedBy(post)), message);
    assertEquals(new Post.Tally(0, 0, expected.size()), tally(post), message);
  }

  /// A change of the actor's side, as its event tells it.
  record Change(AccountId actor, Edge edge) {}

  private static List<Change> history(Random random) {
    List<Change> history = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      AccountId actor = Ids.account();
      int changes = 1 + random.nextInt(5);
      for (int version = 1; version <= changes; version++) {
        history.add(new Change(actor, new Edge(version, version % 2 == 1)));
      }
    }
    return history;
  }

  private int replay(PostId post, List<Change> history, Random random) {
    List<Change> late = new ArrayList<>(history);
    Collections.shuffle(late, random);
    late.forEach(change -> reflect(post, change.actor(), change.edge()));
    return late.size();
  }

  @Test
  default void whoFavouritedIsPagedByTheKeysOfThePostsSide() {
    PostId post = somebodysPost();
    List<Keyed<AccountId>> newestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      AccountId actor = Ids.account();
      long key = Ids.nextFor(post);
      reactions().reflectFavourite(post, actor, new Edge(1, true), key);
      newestFirst.addFirst(new Keyed<>(key, actor));
    }
    AccountId gone = Ids.account();
    reflect(post, gone, new Edge(1, true));
    reflect(post, gone, new Edge(2, false));

    Pages.check(newestFirst, Keyed::key, page -> reactions().favouritedBy(post, page));
  }

  @Test
  default void favouritesArePagedNewestFavouriteFirst() {
    AccountId actor = Ids.account();
    PostId again = somebodysReply();
    set(actor, again, true);
    List<Keyed<PostId>> newestFirst = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      newestFirst.addFirst(favours(actor, somebodysReply()));
    }
    set(actor, newestFirst.removeFirst().item(), false);
    set(actor, again, false);
    newestFirst.addFirst(favours(actor, again));
    favours(Ids.account(), again);

    Pages.check(newestFirst, Keyed::key, page -> reactions().favourites(actor, page));
  }

  private Keyed<PostId> favours(AccountId actor, PostId post) {
    long key = Ids.nextFor(actor);
    reactions().setFavourite(actor, post, true, key, Ids.event(actor));
    return new Keyed<>(key, post);
  }

  @Test
  default void bookmarksArePagedNewestBookmarkFirst() {
    AccountId actor = Ids.account();
    List<Keyed<PostId>> newestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      PostId post = somebodysReply();
      long key = Ids.nextFor(actor);
      reactions().setBookmark(actor, post, true, key);
      reactions().setBookmark(actor, post, true, Ids.nextFor(actor));
      newestFirst.addFirst(new Keyed<>(key, post));
    }
    PostId gone = newestFirst.remove(3).item();
    reactions().setBookmark(actor, gone, false, Ids.nextFor(actor));
    reactions().setBookmark(actor, gone, false, Ids.nextFor(actor));

    Pages.check(newestFirst, Keyed::key, page -> reactions().bookmarks(actor, page));
  }

  @Test
  default void marksTellWhatIsFavouritedAndBookmarkedOfThoseAskedFor() {
    AccountId actor = Ids.account();
    PostId favourite = somebodysReply();
    PostId bookmark = somebodysReply();
    PostId both = somebodysReply();
    PostId takenBack = somebodysReply();
    PostId notAskedFor = somebodysReply();
    List.of(favourite, both, takenBack, notAskedFor).forEach(post -> set(actor, post, true));
    set(actor, takenBack, false);
    List.of(bookmark, both)
        .forEach(post -> reactions().setBookmark(actor, post, true, Ids.nextFor(actor)));
    List<PostId> asked = List.of(favourite, bookmark, both, takenBack, somebodysReply());

    assertEquals(
        new ReactionStore.Marks(Set.of(favourite, both), Set.of(bookmark, both), Set.of()),
        reactions().marks(actor, asked));
    assertEquals(ReactionStore.Marks.NONE, reactions().marks(Ids.account(), asked));
    assertEquals(ReactionStore.Marks.NONE, reactions().marks(actor, List.of()));
  }

  @Test
  default void marksTellWhatIsBoostedOfThoseAskedFor() {
    Author actor = Author.in(this);
    Author other = Author.in(this);
    Post boosted = other.posts();
    Post boostedByAnother = other.posts();
    Post takenBack = other.posts();
    actor.boosts(boosted);
    actor.boosts(other.posts());
    Author.in(this).boosts(boostedByAnother);
    actor.deletes(actor.boosts(takenBack).id());
    List<PostId> asked = List.of(boosted.id(), boostedByAnother.id(), takenBack.id());

    assertEquals(
        new ReactionStore.Marks(Set.of(), Set.of(), Set.of(boosted.id())),
        reactions().marks(actor.id(), asked));
  }

  private Written<Edge> set(AccountId actor, PostId post, boolean active) {
    return reactions().setFavourite(actor, post, active, Ids.nextFor(actor), Ids.event(actor));
  }

  private boolean reflect(PostId post, AccountId actor, Edge edge) {
    return reactions().reflectFavourite(post, actor, edge, Ids.nextFor(post));
  }

  private List<AccountId> favouritedBy(PostId post) {
    return reactions().favouritedBy(post, PageRequest.first(100)).stream()
        .map(Keyed::item)
        .toList();
  }

  private Post.Tally tally(PostId post) {
    return posts().find(post).orElseThrow().tally();
  }

  private PostId somebodysPost() {
    return Author.in(this).posts().id();
  }

  private static PostId somebodysReply() {
    return Ids.post(Ids.account());
  }
}
