package sadari.contract.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Stores;
import sadari.core.id.MediaId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.media.WithdrawnPhotos;
import sadari.core.post.Post;

/// All that [WithdrawnPhotos] promises.
public interface WithdrawnPhotosContract extends Stores {
  WithdrawnPhotos withdrawnPhotos();

  private static BlobKey key() {
    byte[] hash = new byte[32];
    new Random().nextBytes(hash);
    return new BlobKey(HexFormat.of().formatHex(hash) + ".jpg");
  }

  private MediaId uploads(Author owner, BlobKey original, BlobKey small) {
    Media media =
        new Media(
            Ids.media(owner.id()),
            owner.id(),
            new Rendition(original, 1_000, 1_280, 720),
            Optional.of(new Rendition(small, 100, 640, 360)),
            "LKO2",
            Media.Caption.NONE,
            Optional.empty());
    media().add(media);
    return media.id();
  }

  @Test
  default void bothSizesOfAPhotoAreWithdrawnWithItsPost() {
    Author owner = Author.in(this);
    BlobKey original = key();
    BlobKey small = key();
    Post post = owner.publishes(owner.draft().photos(uploads(owner, original, small)));
    assertEquals(List.of(), withdrawnPhotos().of(post.id()));
    assertFalse(withdrawnPhotos().isWithdrawn(original));

    owner.deletes(post.id());

    assertEquals(Set.of(original, small), Set.copyOf(withdrawnPhotos().of(post.id())));
    assertTrue(withdrawnPhotos().isWithdrawn(original));
    assertTrue(withdrawnPhotos().isWithdrawn(small));
  }

  @Test
  default void whatNobodyKnowsAndWhatIsOnlyUploadedIsNotWithdrawn() {
    Author owner = Author.in(this);
    BlobKey original = key();
    uploads(owner, original, key());

    assertFalse(withdrawnPhotos().isWithdrawn(original));
    assertFalse(withdrawnPhotos().isWithdrawn(key()));
  }

  @Test
  default void theSameBytesInSomebodyElsesPostStay() {
    Author owner = Author.in(this);
    Author other = Author.in(this);
    BlobKey same = key();
    Post post = owner.publishes(owner.draft().photos(uploads(owner, same, key())));
    Post kept = other.publishes(other.draft().photos(uploads(other, key(), same)));

    owner.deletes(post.id());
    assertFalse(withdrawnPhotos().isWithdrawn(same));

    other.deletes(kept.id());
    assertTrue(withdrawnPhotos().isWithdrawn(same));
  }

  @Test
  default void aPhotoThatIsPostedAgainIsBack() {
    Author owner = Author.in(this);
    BlobKey original = key();
    MediaId photo = uploads(owner, original, key());
    owner.deletes(owner.publishes(owner.draft().photos(photo)).id());
    assertTrue(withdrawnPhotos().isWithdrawn(original));

    owner.publishes(owner.draft().photos(photo));

    assertFalse(withdrawnPhotos().isWithdrawn(original));
  }

  @Test
  default void whatWasWithdrawnLongAgoAndNothingRefersToCanBeForgotten() {
    Author owner = Author.in(this);
    BlobKey original = key();
    BlobKey small = key();
    MediaId photo = uploads(owner, original, small);
    owner.deletes(owner.publishes(owner.draft().photos(photo)).id());
    Instant later = Instant.now().plus(Duration.ofDays(2));
    assertFalse(forgettable(later).contains(original));

    assertTrue(media().deleteUnattached(photo));
    Instant before = Instant.now().minus(Duration.ofDays(1));
    assertFalse(forgettable(before).contains(original));
    assertTrue(forgettable(later).containsAll(Set.of(original, small)));

    assertEquals(0, withdrawnPhotos().forget(List.of(original), before));
    assertEquals(1, withdrawnPhotos().forget(List.of(original), later));
    assertFalse(withdrawnPhotos().isWithdrawn(original));
    assertTrue(withdrawnPhotos().isWithdrawn(small));
  }

  /// All pages.
  private List<BlobKey> forgettable(Instant before) {
    List<BlobKey> all = new ArrayList<>();
    List<BlobKey> page = withdrawnPhotos().forgettable(before, Optional.empty(), 2);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = withdrawnPhotos().forgettable(before, Optional.of(page.getLast()), 2);
    }
    return all;
  }

  @Test
  default void bytesThatAreUploadedAgainAreBack() {
    Author owner = Author.in(this);
    BlobKey original = key();
    owner.deletes(owner.publishes(owner.draft().photos(uploads(owner, original, key()))).id());

    uploads(owner, original, key());

    assertFalse(withdrawnPhotos().isWithdrawn(original));
  }
}
