package sadari.contract.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobReferences;
import sadari.core.media.DoomedBlobs;
import sadari.core.media.Media;
import sadari.core.media.Rendition;

/// All that [DoomedBlobs] and [BlobReferences] promise.
public interface DoomedBlobsContract extends Stores {
  DoomedBlobs doomed();

  BlobReferences references();

  private static BlobKey key() {
    byte[] bytes = new byte[20];
    new Random().nextBytes(bytes);
    return BlobKey.of(bytes, "jpg");
  }

  private Media photo(BlobKey original, BlobKey small) {
    Author owner = Author.in(this);
    Media photo =
        new Media(
            Ids.media(owner.id()),
            owner.id(),
            new Rendition(original, 1, 1, 1),
            Optional.of(new Rendition(small, 1, 1, 1)),
            "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
            Media.Caption.NONE,
            Optional.empty());
    media().add(photo);
    return photo;
  }

  @Test
  default void photosReferToTheirRenditionsUntilTheyAreGone() {
    BlobKey original = key();
    BlobKey small = key();
    BlobKey nobodys = key();
    Media photo = photo(original, small);
    List<BlobKey> all = List.of(original, small, nobodys);

    assertEquals(Set.of(original, small), references().among(all));
    media().deleteUnattached(photo.id());

    assertEquals(Set.of(), references().among(all));
    assertEquals(Set.of(), references().among(List.of()));
  }

  @Test
  default void aDoomedKeyIsExecutedOnceWhenItIsRipe() {
    BlobKey key = key();
    AtomicInteger done = new AtomicInteger();
    doomed().doom(List.of(key));
    doomed().doom(List.of(key));

    assertEquals(Set.of(), doomed().ripe(List.of(key), Duration.ofHours(1)));
    assertEquals(Set.of(key), doomed().ripe(List.of(key, key()), Duration.ZERO));
    assertFalse(doomed().execute(key, Duration.ofHours(1), done::incrementAndGet));
    assertTrue(doomed().execute(key, Duration.ZERO, done::incrementAndGet));
    assertFalse(doomed().execute(key, Duration.ZERO, done::incrementAndGet));

    assertEquals(1, done.get());
  }

  @Test
  default void aSparedKeyIsNotExecuted() {
    BlobKey key = key();
    doomed().doom(List.of(key));

    doomed().spare(key);

    assertFalse(doomed().execute(key, Duration.ZERO, () -> {}));
  }

  @Test
  default void aKeyThatIsNeededByNowIsNotExecuted() {
    BlobKey key = key();
    AtomicInteger done = new AtomicInteger();
    doomed().doom(List.of(key));
    Media _ = photo(key, key());

    assertFalse(doomed().execute(key, Duration.ZERO, done::incrementAndGet));

    assertEquals(0, done.get());
  }

  @Test
  default void aDeletionThatFailsLeavesTheKeyDoomed() {
    BlobKey key = key();
    doomed().doom(List.of(key));

    assertThrows(
        Unavailable.class,
        () ->
            doomed()
                .execute(
                    key,
                    Duration.ZERO,
                    () -> {
                      throw new Unavailable("planted");
                    }));

    assertEquals(Set.of(key), doomed().ripe(List.of(key), Duration.ZERO));
  }

  /// What makes uploads safe: whoever spares a key does not go on before its deletion is over.
  @Test
  default void sparingWaitsForADeletionUnderWay() {
    BlobKey key = key();
    doomed().doom(List.of(key));
    CountDownLatch deleting = new CountDownLatch(1);
    AtomicBoolean deleted = new AtomicBoolean();

    List<Boolean> deletedBefore =
        Race.of(
            2,
            i -> {
              if (i == 0) {
                return doomed().execute(key, Duration.ZERO, () -> deleteSlowly(deleting, deleted));
              }
              await(deleting);
              doomed().spare(key);
              return deleted.get();
            });

    assertEquals(List.of(true, true), deletedBefore);
  }

  private static void deleteSlowly(CountDownLatch deleting, AtomicBoolean deleted) {
    deleting.countDown();
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    deleted.set(true);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
