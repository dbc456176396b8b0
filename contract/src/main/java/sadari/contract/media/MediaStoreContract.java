package sadari.contract.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.MediaId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.post.Post;

/// All that a [MediaStore] promises.
public interface MediaStoreContract extends Stores {
  @Test
  default void addedPhotoIsFoundAsItWas() {
    Author owner = Author.in(this);
    Media small = full(owner);
    Media bare = owner.photo(Ids.media(owner.id()));

    media().add(small);
    media().add(bare);

    assertEquals(Optional.of(small), media().find(small.id()));
    assertEquals(
        Map.of(small.id(), small, bare.id(), bare),
        media().findAll(List.of(bare.id(), Ids.media(owner.id()), small.id(), small.id())));
    assertEquals(Optional.empty(), media().find(Ids.media(owner.id())));
    assertEquals(Map.of(), media().findAll(List.of()));
  }

  private static Media full(Author owner) {
    return new Media(
        Ids.media(owner.id()),
        owner.id(),
        new Rendition(new BlobKey("a".repeat(64) + ".webp"), 5_000_000_000L, 3840, 2160),
        Optional.of(new Rendition(new BlobKey("b".repeat(64) + ".png"), 1, 640, 360)),
        "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
        new Media.Caption("사다리 \"quoted\" \\ 'x'", -1, 0.125),
        Optional.empty());
  }

  @Test
  default void addingAgainChangesNothing() {
    Author owner = Author.in(this);
    Media photo = owner.photo(Ids.media(owner.id()));
    media().add(photo);
    Media.Caption caption = new Media.Caption("described since", 0, 0);
    media().setCaption(photo.id(), caption);
    Post post = owner.publishes(owner.draft().photos(photo.id()));

    Race.of(
        5,
        i -> {
          media().add(photo);
          return i;
        });

    Media found = media().find(photo.id()).orElseThrow();
    assertEquals(caption, found.caption());
    assertEquals(Optional.of(post.id()), found.post());
  }

  @Test
  default void captionIsReplacedAlsoWhenAttached() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    Post post = owner.publishes(owner.draft().photos(photo));
    Media.Caption caption = new Media.Caption("a ladder", 0.5, -1);

    assertTrue(media().setCaption(photo, caption));

    Media found = media().find(photo).orElseThrow();
    assertEquals(caption, found.caption());
    assertEquals(Optional.of(post.id()), found.post());
    assertFalse(media().setCaption(Ids.media(owner.id()), caption));
  }

  @Test
  default void onlyWhatNoPostUsesIsDeleted() {
    Author owner = Author.in(this);
    MediaId free = owner.uploads();
    MediaId used = owner.uploads();
    owner.publishes(owner.draft().photos(used));

    List<Boolean> deleted = Race.of(5, _ -> media().deleteUnattached(free));

    assertEquals(1, deleted.stream().filter(one -> one).count());
    assertEquals(Optional.empty(), media().find(free));
    assertFalse(media().deleteUnattached(used));
    assertTrue(media().find(used).isPresent());
  }

  @Test
  default void unattachedPhotosAreFoundOldestFirstUpToAnInstant() {
    Author owner = Author.in(this);
    Instant start = Instant.parse("2025-03-01T00:00:00Z");
    List<MediaId> photos =
        List.of(0, 1, 2, 3, 4).stream()
            .map(minute -> Ids.mediaAt(owner.id(), start.plusSeconds(60L * minute)))
            .toList();
    photos.reversed().forEach(id -> media().add(owner.photo(id)));
    Post post = owner.publishes(owner.draft().photos(photos.get(1)));

    assertEquals(List.of(photos.get(0), photos.get(2), photos.get(3)), unattached(start, 240));
    assertEquals(
        List.of(photos.get(0), photos.get(2)), ids(media().unattached(start.plusSeconds(240), 2)));
    owner.deletes(post.id());
    assertEquals(photos.subList(0, 2), unattached(start, 120));
    photos.forEach(media()::deleteUnattached);
    assertEquals(List.of(), unattached(start, 240));
  }

  private List<MediaId> unattached(Instant start, long seconds) {
    return ids(media().unattached(start.plusSeconds(seconds), 100));
  }

  private static List<MediaId> ids(List<Media> photos) {
    return photos.stream().map(Media::id).toList();
  }
}
