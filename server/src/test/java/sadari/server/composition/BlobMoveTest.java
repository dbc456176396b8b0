package sadari.server.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Race;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobMove;
import sadari.core.media.BlobStore;
import sadari.core.media.BothBlobs;
import sadari.core.media.SwitchedBlobs;
import sadari.engine.embeddeds3.ThrowAwayS3;
import sadari.engine.files.FilesConfig;
import sadari.engine.files.FilesEngine;
import sadari.engine.s3.S3Config;
import sadari.engine.s3.S3Engine;

/// Photos on their way from a folder to an object store.
class BlobMoveTest {
  @TempDir private Path temporary;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private ThrowAwayS3 store;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private S3Engine engine;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private BlobStore folder;

  @BeforeEach
  void open() {
    store = ThrowAwayS3.in(temporary.resolve("s3"));
    engine =
        S3Engine.open(
            new S3Config(
                new S3Config.Place(
                    Optional.of(URI.create(store.store().endpoint())),
                    "us-east-1",
                    "photos",
                    "",
                    true),
                new S3Config.Credentials.Keys(store.store().accessKey(), store.store().secretKey()),
                S3Config.Bounds.STANDARD,
                S3Config.SMALLEST_PART,
                new S3Config.Spool(temporary.resolve("spool"), 16 << 20, Duration.ofMinutes(5))),
            InstantSource.system());
    folder = FilesEngine.open(new FilesConfig(temporary.resolve("files"), 0)).blobs();
  }

  @AfterEach
  void close() {
    engine.close();
    store.close();
  }

  @Test
  void nobodyMissesAPhotoWhileOthersAreUploadedAndAllAreThereAfterwards() {
    List<BlobKey> before = fill(60);
    SwitchedBlobs used = new SwitchedBlobs(new BothBlobs(folder, engine.blobs()));
    AtomicInteger moving = new AtomicInteger(1);

    List<List<BlobKey>> put =
        Race.of(
            3,
            i ->
                switch (i) {
                  case 0 -> move(used, moving);
                  case 1 -> upload(used, moving);
                  default -> look(used, before, moving);
                });

    for (List<BlobKey> keys : List.of(before, put.get(1))) {
      keys.forEach(key -> assertTrue(isThere(engine.blobs(), key), key.text()));
    }
  }

  private List<BlobKey> move(SwitchedBlobs used, AtomicInteger moving) {
    try {
      assertTrue(new BlobMove(folder, engine.blobs()).run(() -> true));
      used.become(new BothBlobs(engine.blobs(), folder));
      return List.of();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      moving.set(0);
    }
  }

  private static List<BlobKey> upload(BlobStore used, AtomicInteger moving) {
    List<BlobKey> put = new ArrayList<>();
    while (moving.get() > 0) {
      put.add(used.put(random(), "jpg"));
    }
    return put;
  }

  @Test
  void whoGoesOnPuttingIntoTheOldStoreAloneEndsTheMoveWithAReason() {
    fill(1);
    BlobMove move = new BlobMove(folder, engine.blobs(), Duration.ofMillis(50));
    BooleanSupplier another =
        () -> {
          folder.put(random(), "jpg");
          return true;
        };

    Unavailable told = assertThrows(Unavailable.class, () -> move.run(another));

    assertTrue(told.toString().contains("files.moving = true"), told.toString());
  }

  private static List<BlobKey> look(BlobStore used, List<BlobKey> keys, AtomicInteger moving) {
    while (moving.get() > 0) {
      keys.forEach(key -> assertTrue(isThere(used, key), key.text()));
    }
    return List.of();
  }

  @Test
  void aMoveThatWasStoppedGoesOnWhereItEnded() throws InterruptedException {
    List<BlobKey> keys = fill(40);
    AtomicInteger asked = new AtomicInteger();
    BlobMove first = new BlobMove(folder, engine.blobs());
    assertFalse(first.run(() -> asked.incrementAndGet() < 10));
    long sent = count(engine.blobs());

    BlobMove second = new BlobMove(folder, engine.blobs());
    assertTrue(second.run(() -> true));

    assertTrue(sent > 0 && sent < 40, "sent first: " + sent);
    assertEquals(40, sent + second.progress().copied());
    keys.forEach(key -> assertTrue(isThere(engine.blobs(), key)));
  }

  @Test
  void aStoreThatIsKilledInTheMiddleEndsTheMoveAndTheNextOneFinishesIt()
      throws InterruptedException {
    List<BlobKey> keys = fill(40);
    AtomicInteger asked = new AtomicInteger();
    BlobMove first = new BlobMove(folder, engine.blobs());

    assertThrows(sadari.core.failure.Failure.class, () -> first.run(() -> killed(asked, 10)));
    store.startAgain();
    assertTrue(new BlobMove(folder, engine.blobs()).run(() -> true));

    keys.forEach(key -> assertTrue(isThere(engine.blobs(), key)));
  }

  private boolean killed(AtomicInteger asked, int at) {
    if (asked.incrementAndGet() == at) {
      store.kill();
    }
    return true;
  }

  @Test
  void aDamagedPhotoIsToldAndNotSent() throws IOException, InterruptedException {
    BlobKey key = fill(1).getFirst();
    String text = key.text();
    Path file =
        temporary.resolve("files").resolve(text.substring(0, 2)).resolve(text.substring(2, 4));
    Files.writeString(file.resolve(text), "not what its name says");
    BlobMove move = new BlobMove(folder, engine.blobs());

    assertTrue(move.run(() -> true));

    assertEquals(1, move.progress().damaged());
    assertFalse(isThere(engine.blobs(), key));
  }

  @Test
  void whatOneStoreCannotGiveComesFromTheOther() {
    BlobKey key = fill(1).getFirst();
    BlobStore both = new BothBlobs(engine.blobs(), folder);
    store.kill();

    assertTrue(isThere(both, key));
    assertThrows(Unavailable.class, () -> both.put(random(), "jpg"));
  }

  private List<BlobKey> fill(int count) {
    List<BlobKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(folder.put(random(), "jpg"));
    }
    return keys;
  }

  private static boolean isThere(BlobStore store, BlobKey key) {
    Optional<BlobStore.Blob> found = store.open(key);
    try {
      if (found.isPresent()) {
        found.get().close();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found.isPresent();
  }

  private static long count(BlobStore store) {
    try (var listed = store.list()) {
      return listed.count();
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[20_000];
    new Random().nextBytes(bytes);
    return bytes;
  }
}
