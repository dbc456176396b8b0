package sadari.engine.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.failure.NoRoom;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;

final class FilesEngineTest {
  private static final byte[] BYTES = {1, 2, 3};
  private static final BlobKey KEY =
      new BlobKey("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81.jpg");

  @TempDir private Path temporary;

  @Test
  void blobLiesUnderTheFirstDigitsOfItsHashForTheOwnerOnly() throws IOException {
    Path folder = temporary.resolve("new/blobs");

    open(folder).put(BYTES, "jpg");

    Path file = folder.resolve("03/90").resolve(KEY.text());
    assertArrayEquals(BYTES, Files.readAllBytes(file));
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(folder.resolve("03/90")));
    assertEquals("rwx------", permissions(folder.resolve("03")));
    assertEquals("rwx------", permissions(folder));
  }

  @Test
  void blobNamesItsFileSoThatTheKernelCanSendIt() throws IOException {
    BlobStore blobs = open(temporary);
    blobs.put(BYTES, "jpg");

    try (BlobStore.Blob blob = blobs.open(KEY).orElseThrow()) {
      assertArrayEquals(BYTES, Files.readAllBytes(blob.file().orElseThrow()));
    }
  }

  @Test
  void existingFileIsNotWrittenAgain() throws IOException {
    BlobStore blobs = open(temporary);
    blobs.put(BYTES, "jpg");
    Object inode = Files.getAttribute(file(), "unix:ino");

    blobs.put(BYTES, "jpg");

    assertEquals(inode, Files.getAttribute(file(), "unix:ino"));
  }

  @Test
  void damagedFileIsWrittenAnew() throws IOException {
    BlobStore blobs = open(temporary);
    for (byte[] damage : List.of(new byte[] {1, 2}, new byte[] {1, 2, 4}, new byte[0])) {
      blobs.put(BYTES, "jpg");
      Files.write(file(), damage);

      blobs.put(BYTES, "jpg");

      assertArrayEquals(BYTES, Files.readAllBytes(file()));
    }
  }

  @Test
  void symbolicLinkInPlaceOfABlobIsNotFollowed() throws IOException {
    BlobStore blobs = open(temporary);
    Path secret = Files.write(temporary.resolve("secret"), BYTES);
    Files.createDirectories(temporary.resolve("03/90"));
    Files.createSymbolicLink(file(), secret);

    assertThrows(Unavailable.class, () -> blobs.open(KEY));
  }

  @Test
  void foldersTakenAwayWhileRunningAreMadeAgain() throws IOException {
    BlobStore blobs = open(temporary);
    blobs.put(BYTES, "jpg");
    Files.delete(file());
    Files.delete(temporary.resolve("03/90"));
    Files.delete(temporary.resolve("03"));

    blobs.put(BYTES, "jpg");

    assertArrayEquals(BYTES, Files.readAllBytes(file()));
  }

  @Test
  void leftoversOfADeadWriterAreSweptAtStartAndThoseOfTheLivingAreNot() throws IOException {
    open(temporary);
    Path dead = Files.write(temporary.resolve(".tmp/dead.part"), BYTES);
    Path living = temporary.resolve(".tmp/living.part");
    try (var channel =
        FileChannel.open(living, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var lock = channel.lock();

      open(temporary);

      assertTrue(lock.isValid());
      assertTrue(Files.notExists(dead));
      assertTrue(Files.exists(living));
    }
  }

  @Test
  void filesThatAreNoBlobsAreNotKeys() throws IOException {
    BlobStore blobs = open(temporary);
    blobs.put(BYTES, "jpg");
    Files.write(temporary.resolve("03/90/notes.txt"), BYTES);
    Files.write(temporary.resolve("stray"), BYTES);
    Files.write(temporary.resolve(".tmp/half.part"), BYTES);

    try (Stream<BlobStore.Listed> keys = blobs.list()) {
      assertEquals(List.of(KEY), keys.map(BlobStore.Listed::key).toList());
    }
  }

  @Test
  void fullDiskRefusesPutsAndLeavesNothingBehind() throws IOException {
    FilesEngine engine = FilesEngine.open(new FilesConfig(temporary, Long.MAX_VALUE / 2));

    assertThrows(NoRoom.class, () -> engine.blobs().put(BYTES, "jpg"));

    assertTrue(engine.blobs().open(KEY).isEmpty());
    assertEquals(List.of(), Folder.names(temporary.resolve(".tmp")));
    assertInstanceOf(Health.Full.class, engine.check());
  }

  @Test
  void healthTellsFreeSpaceAndABrokenFolder() throws IOException {
    FilesEngine engine = FilesEngine.open(new FilesConfig(temporary, 0));

    assertTrue(((Health.Writable) engine.check()).freeBytes() > 0);
    assertEquals(List.of(), Folder.names(temporary.resolve(".tmp")));

    Files.delete(temporary.resolve(".tmp"));
    assertInstanceOf(Health.Broken.class, engine.check());
    assertThrows(Unavailable.class, () -> engine.blobs().put(BYTES, "jpg"));
  }

  @Test
  void folderThatWasMovedSaysWhereToUntilItsPhotosAreBackAndThenWhereFrom() {
    FilesEngine engine = FilesEngine.open(new FilesConfig(temporary, 0));
    engine.blobs().put(BYTES, "jpg");

    engine.markMoved("s3://photos");
    assertEquals(
        Optional.of("s3://photos"), FilesEngine.open(new FilesConfig(temporary, 0)).movedTo());
    try (Stream<BlobStore.Listed> listed = engine.blobs().list()) {
      assertEquals(1, listed.count());
    }
    assertEquals(Optional.empty(), engine.movedFrom());
    engine.markReturned("s3://photos");

    assertEquals(Optional.empty(), engine.movedTo());
    assertEquals(Optional.of("s3://photos"), engine.movedFrom());
  }

  @Test
  void folderThatIsAFileIsToldAtStart() throws IOException {
    Path file = Files.write(temporary.resolve("file"), BYTES);

    assertThrows(Unavailable.class, () -> open(file));
  }

  private static BlobStore open(Path folder) {
    return FilesEngine.open(new FilesConfig(folder, 0)).blobs();
  }

  private Path file() {
    return temporary.resolve("03/90").resolve(KEY.text());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
