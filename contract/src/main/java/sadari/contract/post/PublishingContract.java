package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.account.Account;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore.Published;
import sadari.core.post.Visibility;
import sadari.core.timeline.HomeStore;

/// What publishing a post or a boost does, all of it or nothing.
interface PublishingContract extends Stores {
  @Test
  default void publishedPostIsFoundAsItWasWritten() {
    Author author = Author.in(this);
    Post parent = Author.in(this).posts();
    Post post =
        new Post(
            Ids.post(author.id()),
            author.id(),
            Visibility.PRIVATE,
            new Post.Content(
                "\"{a,b}\" \\ 'quoted' ; -- 한글 🪜\n\ttext",
                "{\"}",
                true,
                "ko",
                List.of(
                    new Post.Mention(parent.author(), "Some\"one"),
                    new Post.Mention(author.id(), "me,{}\\")),
                List.of("사다리", "b\\\"c", "null", "a,b"),
                List.of(author.uploads(), author.uploads())),
            Optional.of(new Post.Reply(parent.id(), parent.author(), parent.root())),
            Optional.empty(),
            Post.Delivery.PULLED,
            Optional.of(Ids.app()),
            Post.Tally.ZERO);

    assertEquals(new Published.New(post), author.attempts(post));

    assertEquals(Optional.of(post), posts().find(post.id()));
    assertEquals(Map.of(post.id(), post), posts().findAll(List.of(post.id())));
  }

  @Test
  default void anyCharacterCanBePublishedOrAskedFor() {
    Author author = Author.in(this);
    Post post =
        author.publishes(
            author.draft().text("nul \0 and \uFFFF").tags("\0").mentioning(author.id()));

    assertTrue(posts().find(post.id()).isPresent());
  }

  @Test
  default void publishedBoostIsFoundAsItWasWritten() {
    Author author = Author.in(this);

    Post boost = author.boosts(Author.in(this).posts());

    assertEquals(Optional.of(boost), posts().find(boost.id()));
  }

  @Test
  default void everyVisibilityIsKept() {
    Author author = Author.in(this);

    for (Visibility visibility : Visibility.values()) {
      Post post = author.publishes(author.draft().visible(visibility));
      assertEquals(visibility, posts().find(post.id()).orElseThrow().visibility());
    }
  }

  @Test
  default void authorFindsTheOwnPostAtHomeWhateverItsDelivery() {
    Author author = Author.in(this);
    Post pushed = author.publishes(author.draft());
    Post pulled = author.publishes(author.draft().pulled());
    Post direct = author.publishes(author.draft().visible(Visibility.DIRECT));

    List<HomeStore.Entry> home = homes().page(author.id(), PageRequest.first(10));

    assertEquals(
        List.of(
            new HomeStore.Entry(direct.id(), author.id()),
            new HomeStore.Entry(pulled.id(), author.id()),
            new HomeStore.Entry(pushed.id(), author.id())),
        home);
  }

  @Test
  default void publishingCountsThePostAndItsTime() {
    Author author = Author.in(this);
    author.posts();
    Post last = author.boosts(Author.in(this).posts());

    Account account = author.account();

    assertEquals(2, account.tally().posts());
    assertEquals(Optional.of(last.createdAt()), account.lastPostAt());
  }

  @Test
  default void concurrentPostsOfOneAuthorAreAllCounted() {
    Author author = Author.in(this);

    List<Post> posts = Race.of(20, _ -> author.posts());

    assertEquals(20, author.account().tally().posts());
    assertEquals(
        posts.stream().map(Post::id).collect(Collectors.toSet()), Set.copyOf(author.home()));
  }

  @Test
  default void concurrentPostsOfManyAuthorsEachGetTheirOwnAnswer() {
    List<Author> authors = Race.of(40, _ -> Author.in(this));

    List<Post> posts = Race.of(40, i -> authors.get(i).posts());

    for (int i = 0; i < 40; i++) {
      assertEquals(authors.get(i).id(), posts.get(i).author());
      assertEquals(Optional.of(posts.get(i)), posts().find(posts.get(i).id()));
      assertEquals(List.of(posts.get(i).id()), authors.get(i).home());
    }
  }

  @Test
  default void publishingWritesOneEventThatTheWriterTriesFirst() {
    Author author = Author.in(this);
    Post post = author.draft().post();
    EventId event = Ids.event(author.id());

    Written<Published> written = posts().publish(post, Optional.empty(), event);

    assertEquals(
        List.of(new PendingEvent(event, new Event.PostPublished(post.id()), 0)), written.events());
    assertEquals(List.of(event), OutboxView.events(this, post.id()));
  }

  @Test
  default void boostOfAPostIsThereOnceUnderARace() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();

    List<Published> outcomes =
        Race.of(20, _ -> author.attempts(author.draft().boosting(original).post()));

    PostId winner = Outcomes.oneNewOthersBefore(outcomes);
    assertEquals(Optional.of(winner), posts().boostOf(author.id(), original.id()));
    assertEquals(List.of(winner), author.home());
    assertEquals(1, author.account().tally().posts());
  }

  @Test
  default void aSecondBoostWritesNoEvent() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();
    author.boosts(original);
    Post again = author.draft().boosting(original).post();

    Written<Published> written = posts().publish(again, Optional.empty(), Ids.event(author.id()));

    assertEquals(List.of(), written.events());
    assertEquals(List.of(), OutboxView.events(this, again.id()));
    assertEquals(Optional.empty(), posts().find(again.id()));
  }

  @Test
  default void aPostCanBeBoostedAgainOnceTheBoostIsDeleted() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();
    Post first = author.boosts(original);
    author.deletes(first.id());

    Post second = author.boosts(original);

    assertEquals(Optional.of(second.id()), posts().boostOf(author.id(), original.id()));
  }

  @Test
  default void boostsOfDifferentAuthorsAndPostsAreIndependent() {
    Author author = Author.in(this);
    Author other = Author.in(this);
    Post one = other.posts();
    Post two = other.posts();
    Post three = other.posts();
    Post boostOfOne = author.boosts(one);
    Post boostOfTwo = author.boosts(two);
    other.boosts(three);

    Map<PostId, PostId> boosts =
        posts().boostsOf(author.id(), List.of(one.id(), two.id(), three.id()));

    assertEquals(Map.of(one.id(), boostOfOne.id(), two.id(), boostOfTwo.id()), boosts);
    assertEquals(Optional.empty(), posts().boostOf(author.id(), three.id()));
  }

  @Test
  default void aPostIsNotItsOwnBoost() {
    Author author = Author.in(this);
    Post post = author.posts();

    assertEquals(Optional.empty(), posts().boostOf(author.id(), post.id()));
    assertEquals(Map.of(), posts().boostsOf(author.id(), List.of()));
  }

  @Test
  default void findAllGivesThoseThatExist() {
    Post one = Author.in(this).posts();
    Post two = Author.in(this).posts();
    PostId nobodys = Ids.post(one.author());

    Map<PostId, Post> found = posts().findAll(List.of(two.id(), nobodys, one.id(), two.id()));

    assertEquals(Map.of(one.id(), one, two.id(), two), found);
    assertEquals(Map.of(), posts().findAll(List.of()));
    assertEquals(Optional.empty(), posts().find(nobodys));
  }

  @Test
  default void countFollowsThePostsWithinSeconds() {
    long before = posts().count(); // may be seconds old itself
    Author author = Author.in(this);
    author.posts();
    Post deleted = author.posts();
    author.posts();

    author.deletes(deleted.id());

    Await.until("two posts more", () -> posts().count() >= before + 2);
  }
}
