package sadari.engine.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.failure.NoRoom;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;
import sadari.engine.embeddeds3.FaultyProxy;
import sadari.engine.embeddeds3.FaultyProxy.Fault;
import sadari.engine.embeddeds3.ThrowAwayS3;

/// What a broken wire, or a broken store, does to blobs: whole or not at all, and said clearly.
class FaultsTest {
  // Set before all tests.
  @SuppressWarnings("NullAway.Init")
  private static ThrowAwayS3 store;

  @TempDir private Path spool;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private FaultyProxy wire;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private S3Engine engine;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  @BeforeAll
  static void startStore(@TempDir Path folder) {
    store = ThrowAwayS3.in(folder);
  }

  @AfterAll
  static void endStore() {
    store.close();
  }

  @BeforeEach
  void open() throws IOException {
    wire = new FaultyProxy(store.store().port());
    engine = open(spool);
  }

  private S3Engine open(Path folder) {
    S3Config.Bounds hasty =
        new S3Config.Bounds(
            Duration.ofMillis(500), Duration.ofMillis(800), Duration.ofSeconds(3), 3, 8);
    InstantSource clock = now::get;
    return S3Engine.open(Configs.at(wire.endpoint(), store.store(), folder, hasty), clock);
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    wire.close();
  }

  @Test
  void anAnswerOf500IsTriedAgainAFewTimesAndToldAsUnavailable() {
    wire.become(new Fault.Answers(500));

    assertThrows(Unavailable.class, () -> put(random(1_000)));

    assertEquals(3, wire.connections());
    assertInstanceOf(Health.Down.class, engine.check());
  }

  @Test
  void whatAnswers404AndIsNoStoreIsNotWell() {
    wire.become(new Fault.Answers(404));

    assertEquals(
        new Health.Down(
            "the object store answered 404 and named no bucket: is the endpoint right?"),
        engine.check());
  }

  @Test
  void aBucketThatIsMissingIsToldAndMadeByTheFirstPut(@TempDir Path folder) {
    S3Config config = Configs.in(Configs.of(store, folder), "nobody-made-it");
    try (S3Engine other = S3Engine.open(config, InstantSource.system())) {
      assertEquals(new Health.NoBucket(), other.check());

      other.blobs().put(random(1_000), "jpg");

      assertEquals(new Health.Up(), other.check());
    }
  }

  @Test
  void wrongKeysAreToldAsSuch(@TempDir Path folder) {
    S3Config config =
        Configs.by(Configs.of(store, folder), new S3Config.Credentials.Keys("nobody", "wrong"));
    try (S3Engine other = S3Engine.open(config, InstantSource.system())) {
      Health.Down down = assertInstanceOf(Health.Down.class, other.check());
      assertTrue(down.reason().contains("are the keys right"), down.reason());
    }
  }

  @Test
  void aStoreThatAsksForLessIsOverloadedAndOneWithoutRoomIsFull() {
    wire.become(new Fault.Answers(503));
    assertThrows(Overloaded.class, () -> put(random(1_000)));

    wire.become(new Fault.Answers(507));
    assertThrows(NoRoom.class, () -> put(random(1_000)));
  }

  @Test
  void aSilentStoreIsGivenUpInBoundedTime() {
    wire.become(new Fault.Silent());
    long began = System.nanoTime();

    assertThrows(Unavailable.class, () -> engine.blobs().open(BlobKey.of(random(10), "jpg")));

    assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 5);
  }

  @Test
  void anUploadCutInTheMiddleLeavesNothingAndWorksWhenTheWireDoes() throws IOException {
    byte[] bytes = random(400_000);
    wire.become(new Fault.CutsQuestions(100_000));

    assertThrows(OutcomeUnknown.class, () -> put(bytes));
    wire.become(new Fault.None());
    assertTrue(engine.blobs().open(BlobKey.of(bytes, "jpg")).isEmpty());

    assertArrayEquals(bytes, read(engine, put(bytes)));
  }

  @Test
  void anUploadInPartsThatIsCutLeavesNothing() throws IOException {
    byte[] bytes = random(S3Config.SMALLEST_PART + 100_000);
    wire.become(new Fault.CutsQuestions(1_000_000));

    assertThrows(OutcomeUnknown.class, () -> put(bytes));
    wire.become(new Fault.None());
    assertTrue(engine.blobs().open(BlobKey.of(bytes, "jpg")).isEmpty());
    now.set(Instant.now().plus(Duration.ofDays(2)));
    int _ = engine.callOffUploads(Duration.ofDays(1));

    assertEquals(0, engine.callOffUploads(Duration.ofDays(1)));
    assertArrayEquals(bytes, read(engine, put(bytes)));
  }

  @Test
  void anAnswerThatIsCutIsNeverServed() throws IOException {
    BlobKey key = put(random(300_000));
    wire.become(new Fault.CutsAnswers(50_000));

    assertThrows(Unavailable.class, () -> engine.blobs().open(key));
    assertEquals(0, files(spool));
    wire.become(new Fault.None());

    assertEquals(300_000, read(engine, key).length);
  }

  @Test
  void anAnswerThatIsAlteredIsNotServedButAskedForAgain() throws IOException {
    byte[] bytes = random(300_000);
    BlobKey key = put(bytes);
    wire.become(new Fault.Garbles(200_000));

    assertArrayEquals(bytes, read(engine, key));
  }

  @Test
  void whatWasReadIsServedWhileTheStoreIsAway() throws IOException {
    byte[] bytes = random(100_000);
    BlobKey key = put(bytes);
    assertArrayEquals(bytes, read(engine, key));

    now.set(Instant.now().plus(Duration.ofHours(1)));
    wire.become(new Fault.Answers(500));

    assertArrayEquals(bytes, read(engine, key));
  }

  @Test
  void whatAnotherServerDeletedIsGoneHereAfterAWhile(@TempDir Path elsewhere) throws IOException {
    BlobKey key = put(random(1_000));
    assertEquals(1_000, read(engine, key).length);
    try (S3Engine other = open(elsewhere)) {
      other.blobs().delete(key);
    }

    now.set(now.get().plus(Duration.ofMinutes(6)));

    assertTrue(engine.blobs().open(key).isEmpty());
    assertEquals(0, files(spool));
  }

  @Test
  void puttingAgainAfterALongTimeMakesItYoung() {
    byte[] bytes = random(1_000);
    BlobKey key = put(bytes);
    Instant first = since(key);
    // The store's own clock counts; ours says that it is late.
    now.set(Instant.now().plus(Duration.ofHours(2)));

    sadari.contract.Await.until("the store's clock has gone on", () -> touchedAfter(bytes, first));
  }

  private boolean touchedAfter(byte[] bytes, Instant first) {
    return since(put(bytes)).isAfter(first);
  }

  private Instant since(BlobKey key) {
    try (var listed = engine.blobs().list()) {
      return listed.filter(one -> one.key().equals(key)).findFirst().orElseThrow().since();
    }
  }

  @Test
  void whatWasAcknowledgedOutlivesAStoreThatIsKilled() throws IOException {
    byte[] bytes = random(50_000);
    BlobKey key = put(bytes);

    store.kill();
    assertThrows(Unavailable.class, () -> engine.blobs().open(key));
    store.startAgain();

    assertArrayEquals(bytes, read(engine, key));
  }

  private BlobKey put(byte[] bytes) {
    return engine.blobs().put(bytes, "jpg");
  }

  private static byte[] read(S3Engine engine, BlobKey key) throws IOException {
    try (BlobStore.Blob blob = engine.blobs().open(key).orElseThrow()) {
      return Files.readAllBytes(blob.file().orElseThrow());
    }
  }

  private static long files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }
}
