package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.post.Post;
import sadari.core.post.PostStore.Published;

/// What an idempotency key does for a retried request.
interface IdempotencyContract extends Stores {
  /// So long ago that nothing used in a test is forgotten.
  Instant LONG_AGO = Instant.parse("2025-06-01T00:00:00Z");

  @RepeatedTest(5)
  default void ofRacingRetriesOnePublishesAndAllTellThatPost() {
    Author author = Author.in(this);

    List<Published> outcomes =
        Race.of(20, _ -> author.attempts(author.draft().post(), "key", LONG_AGO));

    PostId winner = Outcomes.oneNewOthersBefore(outcomes);
    assertEquals(List.of(winner), author.home());
    assertEquals(1, author.account().tally().posts());
    assertEquals(1, OutboxView.events(this, winner).size());
  }

  @Test
  default void retryWritesNothing() {
    Author author = Author.in(this);
    Post first = author.draft().post();
    Post retry = author.draft().post();
    author.attempts(first, "key", LONG_AGO);

    assertEquals(new Published.Before(first.id()), author.attempts(retry, "key", LONG_AGO));

    assertEquals(Optional.empty(), posts().find(retry.id()));
    assertEquals(List.of(), OutboxView.events(this, retry.id()));
    assertEquals(List.of(first.id()), author.home());
  }

  @Test
  default void anotherKeyOrAnotherAuthorIsAnotherPost() {
    Author author = Author.in(this);
    Author other = Author.in(this);
    author.attempts(author.draft().post(), "key", LONG_AGO);

    Published sameAuthor = author.attempts(author.draft().post(), "key2", LONG_AGO);
    Published otherAuthor = other.attempts(other.draft().post(), "key", LONG_AGO);

    assertInstanceOf(Published.New.class, sameAuthor);
    assertInstanceOf(Published.New.class, otherAuthor);
  }

  @Test
  default void aKeyOf64CharactersIsKeptWhole() {
    Author author = Author.in(this);
    String key = "f".repeat(63);
    author.attempts(author.draft().post(), key + "0", LONG_AGO);

    Published otherEnd = author.attempts(author.draft().post(), key + "1", LONG_AGO);

    assertInstanceOf(Published.New.class, otherEnd);
  }

  @Test
  default void aKeyUsedBeforeTheBoundIsForgotten() {
    Author author = Author.in(this);
    Instant used = Instant.parse("2026-01-01T10:00:00Z");
    Post first = author.draft().id(Ids.postAt(author.id(), used)).post();
    author.attempts(first, "key", LONG_AGO);
    Post retry = author.draft().post();

    Published atTheBound = author.attempts(retry, "key", used);
    Published past = author.attempts(retry, "key", used.plus(Duration.ofMillis(1)));

    assertEquals(new Published.Before(first.id()), atTheBound);
    assertEquals(new Published.New(retry), past);
  }

  @Test
  default void aForgottenKeyCountsAnewFromItsNewUse() {
    Author author = Author.in(this);
    Instant used = Instant.parse("2026-01-01T10:00:00Z");
    Instant bound = used.plus(Duration.ofHours(1));
    author.attempts(author.draft().id(Ids.postAt(author.id(), used)).post(), "key", LONG_AGO);

    List<Published> outcomes =
        Race.of(20, _ -> author.attempts(author.draft().post(), "key", bound));

    Outcomes.oneNewOthersBefore(outcomes);
    assertEquals(2, author.account().tally().posts());
  }

  @Test
  default void retryWithPhotosTellsTheFirstPost() {
    Author author = Author.in(this);
    MediaId photo = author.uploads();

    List<Published> outcomes =
        Race.of(20, _ -> author.attempts(author.draft().photos(photo).post(), "key", LONG_AGO));

    Outcomes.oneNewOthersBefore(outcomes);
  }

  @Test
  default void refusedPostLeavesItsKeyFree() {
    Author author = Author.in(this);
    MediaId nobodys = Ids.media(author.id());
    author.attempts(author.draft().photos(nobodys).post(), "key", LONG_AGO);

    Published corrected = author.attempts(author.draft().post(), "key", LONG_AGO);

    assertInstanceOf(Published.New.class, corrected);
  }

  @Test
  default void retryAfterTheDeletionDoesNotPublishAgain() {
    Author author = Author.in(this);
    Post first = author.draft().post();
    author.attempts(first, "key", LONG_AGO);
    author.deletes(first.id());

    Published retry = author.attempts(author.draft().post(), "key", LONG_AGO);

    assertEquals(new Published.Before(first.id()), retry);
  }

  @Test
  default void keyedBoostsOfOnePostTellTheOneBoost() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();

    List<Published> outcomes =
        Race.of(
            20,
            i ->
                author.attempts(author.draft().boosting(original).post(), "key" + i % 3, LONG_AGO));

    PostId winner = Outcomes.oneNewOthersBefore(outcomes);
    assertEquals(Optional.of(winner), posts().boostOf(author.id(), original.id()));
    assertEquals(1, author.account().tally().posts());
  }

  @Test
  default void aKeyNeverTellsAPostThatWasNotPublished() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();
    Post boost = author.boosts(original);
    author.attempts(author.draft().boosting(original).post(), "key", LONG_AGO);

    Post next = author.draft().post();
    Published outcome = author.attempts(next, "key", LONG_AGO);

    assertEquals(
        outcome instanceof Published.New
            ? new Published.New(next)
            : new Published.Before(boost.id()),
        outcome);
  }
}
