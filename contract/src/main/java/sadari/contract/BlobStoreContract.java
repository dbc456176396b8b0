package sadari.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;

/// All that a [BlobStore] promises. The store may have blobs of other tests in it.
public interface BlobStoreContract {
  BlobStore blobs();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
  default void bytesComeBackAsTheyWerePut(int size) throws IOException {
    byte[] bytes = randomBytes(size);

    BlobKey key = blobs().put(bytes, "jpg");

    assertEquals(sha256(bytes) + ".jpg", key.text());
    assertArrayEquals(bytes, read(key).orElseThrow());
  }

  @Test
  default void sameBytesHaveOneKeyAndAreKeptOnce() throws IOException {
    byte[] bytes = randomBytes(5_000);

    BlobKey first = blobs().put(bytes, "png");
    BlobKey second = blobs().put(bytes.clone(), "png");

    assertEquals(first, second);
    assertEquals(1, allKeys().stream().filter(first::equals).count());
    assertArrayEquals(bytes, read(first).orElseThrow());
  }

  @Test
  default void sameBytesOfAnotherKindAreAnotherBlob() throws IOException {
    byte[] bytes = randomBytes(100);
    BlobKey png = blobs().put(bytes, "png");
    BlobKey gif = blobs().put(bytes, "gif");

    blobs().delete(png);

    assertNotEquals(png, gif);
    assertTrue(read(png).isEmpty());
    assertArrayEquals(bytes, read(gif).orElseThrow());
  }

  @Test
  default void laterChangesOfTheCallersArrayAreNotStored() throws IOException {
    byte[] bytes = randomBytes(100);
    byte[] before = bytes.clone();

    BlobKey key = blobs().put(bytes, "webp");
    bytes[0]++;

    assertArrayEquals(before, read(key).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"exe", "", "JPG", "jpg/../x", "../jpg", "jpg\u0000"})
  default void otherKindsAreRefused(String extension) {
    byte[] bytes = randomBytes(10);

    assertThrows(IllegalArgumentException.class, () -> blobs().put(bytes, extension));
  }

  @Test
  default void whatWasNeverPutIsNotThere() throws IOException {
    BlobKey key = new BlobKey(sha256(randomBytes(50)) + ".jpg");

    assertTrue(read(key).isEmpty());
    assertTrue(!allKeys().contains(key));
  }

  @Test
  default void deletingIsIdempotentAndPuttingAgainBringsItBack() throws IOException {
    byte[] bytes = randomBytes(1_000);
    BlobKey key = blobs().put(bytes, "jpg");

    blobs().delete(key);
    blobs().delete(key);
    assertTrue(read(key).isEmpty());
    assertTrue(!allKeys().contains(key));

    blobs().put(bytes, "jpg");
    assertArrayEquals(bytes, read(key).orElseThrow());
  }

  @Test
  default void blobReadsAtAnyPosition() throws IOException {
    byte[] bytes = randomBytes(10_000);
    BlobKey key = blobs().put(bytes, "jpg");

    try (BlobStore.Blob blob = blobs().open(key).orElseThrow()) {
      assertEquals(10_000, blob.length());
      assertEquals(0, blob.channel().position());
      ByteBuffer last = ByteBuffer.allocate(100);
      blob.channel().position(9_990);
      while (blob.channel().read(last) >= 0) {}
      assertEquals(10, last.position());
      assertEquals(bytes[9_990], last.get(0));
      assertEquals(bytes[9_999], last.get(9));
    }
  }

  @Test
  default void openBlobStaysReadableWhileItIsDeleted() throws IOException {
    byte[] bytes = randomBytes(200_000);
    BlobKey key = blobs().put(bytes, "jpg");

    try (BlobStore.Blob blob = blobs().open(key).orElseThrow()) {
      blobs().delete(key);

      assertArrayEquals(bytes, readAll(blob));
    }
  }

  @Test
  default void keysAreComplete() {
    Set<BlobKey> put = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      put.add(blobs().put(randomBytes(20), i % 2 == 0 ? "jpg" : "webp"));
    }

    List<BlobKey> keys = allKeys();

    assertTrue(new HashSet<>(keys).containsAll(put));
    assertEquals(keys.size(), new HashSet<>(keys).size(), "each once");
  }

  @Test
  default void whatWasPutIsYoungAlsoWhenItWasThere() {
    byte[] bytes = randomBytes(30);
    BlobKey key = blobs().put(bytes, "jpg");
    BlobKey again = blobs().put(bytes, "jpg");

    Instant since = since(again);

    assertEquals(key, again);
    assertTrue(since.isAfter(Instant.now().minus(BlobStore.FRESH)), "since " + since);
  }

  private Instant since(BlobKey key) {
    try (Stream<BlobStore.Listed> listed = blobs().list()) {
      return listed.filter(one -> one.key().equals(key)).findFirst().orElseThrow().since();
    }
  }

  @Test
  default void concurrentPutsOfTheSameBytesAllSucceed() throws IOException {
    byte[] bytes = randomBytes(100_000);

    List<BlobKey> keys = Race.of(16, _ -> blobs().put(bytes, "jpg"));

    assertEquals(1, new HashSet<>(keys).size());
    assertEquals(1, allKeys().stream().filter(keys.getFirst()::equals).count());
    assertArrayEquals(bytes, read(keys.getFirst()).orElseThrow());
  }

  @Test
  default void concurrentPutsOfDifferentBytesAllSucceed() throws IOException {
    List<byte[]> all = Stream.generate(() -> randomBytes(30_000)).limit(32).toList();

    List<BlobKey> keys = Race.of(all.size(), i -> blobs().put(all.get(i), "jpg"));

    for (int i = 0; i < all.size(); i++) {
      assertArrayEquals(all.get(i), read(keys.get(i)).orElseThrow());
    }
  }

  @Test
  default void readersSeeAllOfABlobOrNothing() {
    byte[] bytes = randomBytes(500_000);
    BlobKey key = new BlobKey(sha256(bytes) + ".jpg");

    List<Integer> wrong = Race.of(8, i -> i < 2 ? churn(bytes, key) : watch(bytes, key));

    assertEquals(List.of(0, 0, 0, 0, 0, 0, 0, 0), wrong);
  }

  private int churn(byte[] bytes, BlobKey key) {
    for (int i = 0; i < 15; i++) {
      blobs().put(bytes, "jpg");
      blobs().delete(key);
    }
    return 0;
  }

  private int watch(byte[] bytes, BlobKey key) {
    int wrong = 0;
    for (int i = 0; i < 40; i++) {
      try {
        wrong += read(key).map(seen -> java.util.Arrays.equals(seen, bytes)).orElse(true) ? 0 : 1;
      } catch (IOException e) {
        wrong++;
      }
    }
    return wrong;
  }

  /// The reader's thread allocates far less than the blob is long. What a first read allocates for
  /// the classes it loads does not count.
  @Test
  default void largeBlobIsReadInBoundedMemory() throws IOException, NoSuchAlgorithmException {
    byte[] bytes = randomBytes(20 << 20);
    BlobKey key = blobs().put(bytes, "jpg");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertEquals(key, hashed(key));

    long before = threads.getCurrentThreadAllocatedBytes();
    BlobKey hashed = hashed(key);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals(key, hashed);
    assertTrue(allocated < bytes.length / 4, "allocated " + allocated);
  }

  /// The key of what is read, a piece at a time.
  private BlobKey hashed(BlobKey key) throws IOException, NoSuchAlgorithmException {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    ByteBuffer chunk = ByteBuffer.allocate(64 << 10);
    try (BlobStore.Blob blob = blobs().open(key).orElseThrow()) {
      while (blob.channel().read(chunk.clear()) >= 0) {
        hash.update(chunk.flip());
      }
    }
    return new BlobKey(HexFormat.of().formatHex(hash.digest()) + ".jpg");
  }

  private Optional<byte[]> read(BlobKey key) throws IOException {
    Optional<BlobStore.Blob> opened = blobs().open(key);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (BlobStore.Blob blob = opened.get()) {
      return Optional.of(readAll(blob));
    }
  }

  private static byte[] readAll(BlobStore.Blob blob) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(blob.length()) + 1);
    while (blob.channel().read(bytes) >= 0) {}
    byte[] all = new byte[bytes.flip().remaining()];
    bytes.get(all);
    return all;
  }

  private List<BlobKey> allKeys() {
    try (Stream<BlobStore.Listed> listed = blobs().list()) {
      return new ArrayList<>(listed.map(BlobStore.Listed::key).toList());
    }
  }

  private static byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
