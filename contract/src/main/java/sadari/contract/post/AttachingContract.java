package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.Media;
import sadari.core.post.Post;
import sadari.core.post.PostStore.Published;

/// What publishing does with photos: a photo is part of one post at most.
interface AttachingContract extends Stores {
  @Test
  default void publishingAttachesThePhotos() {
    Author author = Author.in(this);
    MediaId one = author.uploads();
    MediaId two = author.uploads();
    MediaId other = author.uploads();

    Post post = author.publishes(author.draft().photos(two, one));

    assertEquals(Optional.of(post.id()), postOf(one));
    assertEquals(Optional.of(post.id()), postOf(two));
    assertEquals(Optional.empty(), postOf(other));
    assertEquals(List.of(two, one), posts().find(post.id()).orElseThrow().content().media());
  }

  @RepeatedTest(5)
  default void ofTwoConcurrentPostsOneGetsThePhoto() {
    Author author = Author.in(this);
    MediaId shared = author.uploads();
    List<MediaId> own = List.of(author.uploads(), author.uploads());

    List<Published> outcomes =
        Race.of(2, i -> author.attempts(author.draft().photos(own.get(i), shared).post()));

    List<PostId> winners = Outcomes.winners(outcomes);
    assertEquals(1, winners.size(), outcomes::toString);
    assertTrue(outcomes.contains(new Published.MediaUnusable(shared)), outcomes::toString);
    assertEquals(Optional.of(winners.getFirst()), postOf(shared));
    assertEquals(winners, author.home());
    int loser = outcomes.get(0) instanceof Published.New ? 1 : 0;
    assertEquals(Optional.empty(), postOf(own.get(loser)));
  }

  @Test
  default void manyPostsWithPhotosInAnyOrderNeverBlockEachOther() {
    Author author = Author.in(this);
    MediaId one = author.uploads();
    MediaId two = author.uploads();

    List<Published> outcomes =
        Race.of(
            20,
            i ->
                author.attempts(
                    (i % 2 == 0 ? author.draft().photos(one, two) : author.draft().photos(two, one))
                        .post()));

    List<PostId> winners = Outcomes.winners(outcomes);
    assertEquals(1, winners.size(), outcomes::toString);
    assertEquals(Optional.of(winners.getFirst()), postOf(one));
    assertEquals(Optional.of(winners.getFirst()), postOf(two));
  }

  @Test
  default void somebodyElsesPhotoIsRefusedAndNothingIsWritten() {
    Author author = Author.in(this);
    MediaId own = author.uploads();
    MediaId foreign = Author.in(this).uploads();
    Post post = author.draft().photos(own, foreign).post();

    assertEquals(new Published.MediaUnusable(foreign), author.attempts(post));

    assertEquals(Optional.empty(), posts().find(post.id()));
    assertEquals(List.of(), author.home());
    assertEquals(0, author.account().tally().posts());
    assertEquals(Optional.empty(), author.account().lastPostAt());
    assertEquals(Optional.empty(), postOf(own));
    assertEquals(Optional.empty(), postOf(foreign));
    assertEquals(List.of(), OutboxView.events(this, post.id()));
  }

  @Test
  default void aPhotoThatDoesNotExistIsRefused() {
    Author author = Author.in(this);
    MediaId nobodys = Ids.media(author.id());

    Published outcome = author.attempts(author.draft().photos(nobodys).post());

    assertEquals(new Published.MediaUnusable(nobodys), outcome);
  }

  @Test
  default void anAttachedPhotoIsRefusedForAnotherPost() {
    Author author = Author.in(this);
    MediaId photo = author.uploads();
    Post first = author.publishes(author.draft().photos(photo));

    Published outcome = author.attempts(author.draft().photos(photo).post());

    assertEquals(new Published.MediaUnusable(photo), outcome);
    assertEquals(Optional.of(first.id()), postOf(photo));
  }

  @Test
  default void deletingThePostFreesItsPhotosForAnother() {
    Author author = Author.in(this);
    MediaId photo = author.uploads();
    MediaId kept = author.uploads();
    Post first = author.publishes(author.draft().photos(photo));
    Post other = author.publishes(author.draft().photos(kept));

    author.deletes(first.id());

    assertEquals(Optional.empty(), postOf(photo));
    assertEquals(Optional.of(other.id()), postOf(kept));
    Post second = author.publishes(author.draft().photos(photo));
    assertEquals(Optional.of(second.id()), postOf(photo));
  }

  @RepeatedTest(5)
  default void aPhotoIsEitherDeletedOrAttached() {
    Author author = Author.in(this);
    MediaId photo = author.uploads();
    Post post = author.draft().photos(photo).post();

    List<Boolean> outcomes =
        Race.of(
            2,
            i ->
                i == 0
                    ? media().deleteUnattached(photo)
                    : author.attempts(post) instanceof Published.New);

    assertEquals(Set.of(true, false), Set.copyOf(outcomes));
    assertEquals(outcomes.get(1), posts().find(post.id()).isPresent());
    assertEquals(outcomes.get(1), media().find(photo).isPresent());
  }

  private Optional<PostId> postOf(MediaId photo) {
    return media().find(photo).flatMap(Media::post);
  }
}
