package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.post.Post;

/// What deleting a post does, all of it or nothing.
interface DeletingContract extends Stores {
  @Test
  default void deletedPostIsGoneFromEverywhereAtTheAuthors() {
    Author author = Author.in(this);
    Post kept = author.posts();
    Post post = author.posts();

    assertEquals(Optional.of(post), author.deletes(post.id()));

    assertEquals(Optional.empty(), posts().find(post.id()));
    assertEquals(List.of(kept.id()), author.home());
    assertEquals(1, author.account().tally().posts());
  }

  @Test
  default void deletionTellsAllThatNobodyElseRemembers() {
    Author author = Author.in(this);
    Author other = Author.in(this);
    AccountId mentioned = Ids.account();
    Post root = other.posts();
    Post parent = other.publishes(other.draft().replyingTo(root));
    Post post = author.publishes(author.draft().replyingTo(parent).mentioning(mentioned));
    EventId event = Ids.event(author.id());

    Written<Optional<Post>> written = posts().delete(post.id(), event);

    assertEquals(
        List.of(
            new Event.PostDeleted(
                post.id(),
                author.id(),
                root.id(),
                parent.id(),
                post.id(),
                List.of(mentioned, other.id()))),
        sorted(written));
    assertEquals(0, written.events().getFirst().attempts());
    assertEquals(event, written.events().getFirst().id());
    assertEquals(event, OutboxView.events(this, post.id()).getLast());
  }

  @Test
  default void deletionOfABoostTellsWhatItBoosted() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();
    Post boost = author.boosts(original);

    Written<Optional<Post>> written = posts().delete(boost.id(), Ids.event(author.id()));

    assertEquals(
        List.of(
            new Event.PostDeleted(
                boost.id(),
                author.id(),
                boost.id(),
                boost.id(),
                original.id(),
                List.of(original.author()))),
        sorted(written));
    assertEquals(Optional.empty(), posts().boostOf(author.id(), original.id()));
  }

  @Test
  default void deletionGivesThePostWithItsTally() {
    Author author = Author.in(this);
    Post post = author.posts();
    threads().addReply(post.id(), Ids.post(author.id()));

    Optional<Post> deleted = author.deletes(post.id());

    assertEquals(new Post.Tally(1, 0, 0), deleted.orElseThrow().tally());
  }

  @Test
  default void whatIsNotThereIsDeletedWithoutATrace() {
    Author author = Author.in(this);
    Post post = author.draft().post();

    Written<Optional<Post>> written = posts().delete(post.id(), Ids.event(author.id()));

    assertEquals(new Written<>(Optional.empty(), List.of()), written);
    assertEquals(List.of(), OutboxView.events(this, post.id()));
  }

  @Test
  default void ofConcurrentDeletionsOneCounts() {
    Author author = Author.in(this);
    author.posts();
    Post post = author.posts();

    List<Optional<Post>> outcomes = Race.of(20, _ -> author.deletes(post.id()));

    assertEquals(1, outcomes.stream().filter(Optional::isPresent).count());
    assertEquals(1, author.account().tally().posts());
  }

  /// The events of a write, those concerned by age.
  private static List<Event> sorted(Written<?> written) {
    return written.events().stream()
        .map(PendingEvent::event)
        .map(DeletingContract::sorted)
        .toList();
  }

  private static Event sorted(Event event) {
    return event instanceof Event.PostDeleted d
        ? new Event.PostDeleted(
            d.post(),
            d.author(),
            d.root(),
            d.parent(),
            d.boosted(),
            d.concerned().stream().sorted((a, b) -> Long.compare(b.value(), a.value())).toList())
        : event;
  }
}
