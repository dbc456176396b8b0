package sadari.contract.media;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.account.Profile;
import sadari.core.id.MediaId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.media.WithdrawnPhotos;
import sadari.core.media.WithdrawnPhotos.Portrait;
import sadari.core.media.edit.EditJob;
import sadari.core.media.edit.Edits;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.media.edit.MediaEditStore.Asked;
import sadari.core.media.edit.Version;
import sadari.core.post.Post;

/// All that [WithdrawnPhotos] promises.
public interface WithdrawnPhotosContract extends Stores {
  WithdrawnPhotos withdrawnPhotos();

  /// Where photos' versions are kept.
  MediaEditStore edits();

  private static BlobKey key() {
    byte[] hash = new byte[32];
    new Random().nextBytes(hash);
    return new BlobKey(HexFormat.of().formatHex(hash) + ".jpg");
  }

  private static Rendition rendition(BlobKey key) {
    return new Rendition(key, 1_000, 1_280, 720);
  }

  private EditJob asksForAnEdit(Author owner, MediaId photo) {
    EditJob.Request request =
        new EditJob.Request(Ids.job(owner.id()), owner.id(), photo, Edits.of("grayscale"));
    Asked asked = edits().ask(request, Optional.empty(), Ids.event(owner.id())).result();
    return assertInstanceOf(Asked.Noted.class, asked).job();
  }

  private void edits(Author owner, MediaId photo, BlobKey original, BlobKey small) {
    Version.Look look =
        new Version.Look(rendition(original), Optional.of(rendition(small)), "LKO2");
    assertTrue(edits().finish(asksForAnEdit(owner, photo), look));
  }

  /// Changes the pictures of a profile; without a key the picture is taken away.
  private void shows(Author owner, Optional<BlobKey> avatar, Optional<BlobKey> header) {
    Profile old = owner.account().profile();
    Profile changed =
        new Profile(
            old.displayName(),
            old.note(),
            old.fields(),
            avatar.map(WithdrawnPhotosContract::rendition),
            header.map(WithdrawnPhotosContract::rendition),
            old.flags(),
            old.posting());
    assertTrue(accounts().setProfile(owner.id(), _ -> changed, Ids.event(owner.id())).result());
  }

  private Set<BlobKey> uncleared(Author owner) {
    return withdrawnPhotos().uncleared(owner.id(), 100).stream()
        .map(Portrait::key)
        .collect(toSet());
  }

  private MediaId uploads(Author owner, BlobKey original, BlobKey small) {
    Media media =
        new Media(
            Ids.media(owner.id()),
            owner.id(),
            rendition(original),
            Optional.of(rendition(small)),
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
  default void everyVersionOfAPhotoIsWithdrawnWithItsPost() {
    Author owner = Author.in(this);
    List<BlobKey> keys = Stream.generate(WithdrawnPhotosContract::key).limit(6).toList();
    MediaId photo = uploads(owner, keys.get(0), keys.get(1));
    edits(owner, photo, keys.get(2), keys.get(3));
    Post post = owner.publishes(owner.draft().photos(photo));
    edits(owner, photo, keys.get(4), keys.get(5));
    edits().undo(owner.id(), photo, OptionalInt.of(1));
    assertFalse(keys.stream().anyMatch(withdrawnPhotos()::isWithdrawn));

    owner.deletes(post.id());

    assertEquals(Set.copyOf(keys), Set.copyOf(withdrawnPhotos().of(post.id())));
    assertTrue(keys.stream().allMatch(withdrawnPhotos()::isWithdrawn));
    owner.publishes(owner.draft().photos(photo));
    assertFalse(keys.stream().anyMatch(withdrawnPhotos()::isWithdrawn));
  }

  @Test
  default void aVersionOfSomebodyElsesPhotoStays() {
    Author owner = Author.in(this);
    Author other = Author.in(this);
    BlobKey same = key();
    MediaId edited = uploads(other, same, key());
    edits(other, edited, key(), key());
    Post kept = other.publishes(other.draft().photos(edited));
    Post post = owner.publishes(owner.draft().photos(uploads(owner, same, key())));

    owner.deletes(post.id());
    assertFalse(withdrawnPhotos().isWithdrawn(same));

    other.deletes(kept.id());
    assertTrue(withdrawnPhotos().isWithdrawn(same));
  }

  @Test
  default void aVersionThatIsFinishedWhileThePostIsDeletedIsWithdrawnOrNeverShown() {
    Author owner = Author.in(this);
    for (int round = 0; round < 10; round++) {
      BlobKey uploaded = key();
      BlobKey made = key();
      MediaId photo = uploads(owner, uploaded, key());
      Post post = owner.publishes(owner.draft().photos(photo));
      EditJob job = asksForAnEdit(owner, photo);
      Version.Look look = new Version.Look(rendition(made), Optional.empty(), "LKO2");

      List<Boolean> finishedFirst =
          Race.of(
              2,
              turn ->
                  turn == 0
                      ? owner.deletes(post.id()).isEmpty()
                      : edits().finish(job, look) && !withdrawnPhotos().isWithdrawn(uploaded));

      Set<BlobKey> withdrawn = Set.copyOf(withdrawnPhotos().of(post.id()));
      assertTrue(withdrawn.contains(uploaded));
      assertTrue(withdrawn.contains(made) || !finishedFirst.get(1));
    }
  }

  @Test
  default void aPictureThatIsReplacedOrTakenAwayIsWithdrawn() {
    Author owner = Author.in(this);
    BlobKey avatar = key();
    BlobKey header = key();
    BlobKey second = key();
    shows(owner, Optional.of(avatar), Optional.of(header));
    assertEquals(Set.of(), uncleared(owner));

    shows(owner, Optional.of(second), Optional.of(header));
    assertEquals(Set.of(avatar), uncleared(owner));
    assertTrue(withdrawnPhotos().isWithdrawn(avatar));
    assertFalse(withdrawnPhotos().isWithdrawn(header));

    shows(owner, Optional.of(second), Optional.empty());
    assertEquals(Set.of(avatar, header), uncleared(owner));
    assertTrue(withdrawnPhotos().isWithdrawn(header));
    assertFalse(withdrawnPhotos().isWithdrawn(second));
  }

  @Test
  default void aPictureInBothPlacesIsWithdrawnWhenItIsInNeither() {
    Author owner = Author.in(this);
    Optional<BlobKey> both = Optional.of(key());
    shows(owner, both, both);

    shows(owner, Optional.empty(), both);
    assertEquals(Set.of(), uncleared(owner));

    shows(owner, both, both);
    shows(owner, Optional.empty(), Optional.empty());
    assertEquals(Set.of(both.get()), uncleared(owner));
  }

  @Test
  default void aPortraitThatIsShownAgainIsBackAndClearedAnewWhenItGoesAgain() {
    Author owner = Author.in(this);
    Optional<BlobKey> first = Optional.of(key());
    Optional<BlobKey> second = Optional.of(key());
    shows(owner, first, Optional.empty());
    shows(owner, second, Optional.empty());
    List<Portrait> early = withdrawnPhotos().uncleared(owner.id(), 100);

    shows(owner, first, Optional.empty());
    assertFalse(withdrawnPhotos().isWithdrawn(first.get()));
    shows(owner, second, Optional.empty());
    withdrawnPhotos().cleared(owner.id(), early);
    assertEquals(Set.of(first.get(), second.get()), uncleared(owner));

    withdrawnPhotos().cleared(owner.id(), withdrawnPhotos().uncleared(owner.id(), 1));
    assertEquals(1, uncleared(owner).size());
    withdrawnPhotos().cleared(owner.id(), withdrawnPhotos().uncleared(owner.id(), 100));
    assertEquals(Set.of(), uncleared(owner));
    assertTrue(withdrawnPhotos().isWithdrawn(first.get()));
  }

  @Test
  default void aPortraitThatSomebodyElseShowsOrPostedStays() {
    Author owner = Author.in(this);
    Author other = Author.in(this);
    BlobKey worn = key();
    BlobKey posted = key();
    shows(other, Optional.of(worn), Optional.empty());
    Post post = other.publishes(other.draft().photos(uploads(other, posted, key())));
    shows(owner, Optional.of(worn), Optional.of(posted));

    shows(owner, Optional.empty(), Optional.empty());
    assertFalse(withdrawnPhotos().isWithdrawn(worn));
    assertFalse(withdrawnPhotos().isWithdrawn(posted));

    other.deletes(post.id());
    assertTrue(withdrawnPhotos().isWithdrawn(posted));
  }

  @Test
  default void aReplacedPortraitCanBeForgottenLikeAPhoto() {
    Author owner = Author.in(this);
    BlobKey portrait = key();
    shows(owner, Optional.of(portrait), Optional.empty());
    Instant later = Instant.now().plus(Duration.ofDays(2));
    shows(owner, Optional.of(key()), Optional.empty());

    assertTrue(forgettable(later).contains(portrait));
    assertEquals(
        0, withdrawnPhotos().forget(List.of(portrait), Instant.now().minus(Duration.ofDays(1))));
    assertEquals(1, withdrawnPhotos().forget(List.of(portrait), later));
    assertFalse(withdrawnPhotos().isWithdrawn(portrait));
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
