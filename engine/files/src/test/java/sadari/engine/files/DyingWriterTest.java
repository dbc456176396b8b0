package sadari.engine.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;

/// A writer that is killed, or stopped by a limit, in the middle of a file.
final class DyingWriterTest {
  @TempDir private Path folder;

  @RepeatedTest(3)
  void writerKilledInTheMiddleLeavesOnlyWholeBlobsAndNoneAcknowledgedIsLost() throws Exception {
    Process child = Child.start(folder, 24 << 20, 1_000, 0);
    Await.until("a file is half-written after a whole one", () -> keys() > 0 && isWriting());

    // By its handle: killing it by the Process would close the stream of what it said.
    assertTrue(child.toHandle().destroyForcibly());
    child.waitFor();
    BlobStore blobs = FilesEngine.open(new FilesConfig(folder, 0)).blobs();

    List<String> acknowledged = lines(child).filter(BlobKey::isKey).toList();
    for (String key : acknowledged) {
      assertTrue(blobs.open(new BlobKey(key)).map(DyingWriterTest::close).isPresent(), key);
    }
    try (Stream<BlobStore.Listed> keys = blobs.list()) {
      keys.map(BlobStore.Listed::key)
          .forEach(key -> assertEquals(key.text(), hash(blobs, key) + ".jpg"));
    }
    assertEquals(List.of(), Folder.names(folder.resolve(".tmp")));
  }

  @Test
  void writerThatHitsALimitInTheMiddleFailsCleanly() throws Exception {
    Process child = Child.start(folder, 4 << 20, 2, 2_048);

    List<String> said = lines(child).toList();
    child.waitFor();

    assertEquals(List.of("Unavailable", "Unavailable"), said);
    assertEquals(0, keys());
    assertEquals(List.of(), Folder.names(folder.resolve(".tmp")));
  }

  private boolean isWriting() {
    try {
      for (String name : Folder.names(folder.resolve(".tmp"))) {
        long size = Files.size(folder.resolve(".tmp").resolve(name));
        if (size > 0 && size < 24 << 20) {
          return true;
        }
      }
      return false;
    } catch (IOException renamedMeanwhile) {
      return false;
    }
  }

  private long keys() {
    try (Stream<BlobStore.Listed> keys =
        new FolderBlobs(new Folder(new FilesConfig(folder, 0))).list()) {
      return keys.count();
    }
  }

  private static Stream<String> lines(Process child) throws IOException {
    return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
  }

  private static boolean close(BlobStore.Blob blob) {
    try {
      blob.close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String hash(BlobStore blobs, BlobKey key) {
    try (BlobStore.Blob blob = blobs.open(key).orElseThrow()) {
      byte[] bytes = Files.readAllBytes(blob.file().orElseThrow());
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
