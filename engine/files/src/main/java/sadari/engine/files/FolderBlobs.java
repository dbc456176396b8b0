package sadari.engine.files;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import sadari.core.failure.NoRoom;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;

/// Blobs as files. A put writes a temporary file, brings it to the disk, renames it (readers see
/// all of it or nothing) and brings the name to the disk: only then is it acknowledged.
/// Thread-safe.
final class FolderBlobs implements BlobStore {
  private static final Logger LOG = System.getLogger(FolderBlobs.class.getName());
  private static final int CHUNK = 64 << 10;

  private final Folder folder;

  FolderBlobs(Folder folder) {
    this.folder = folder;
  }

  @Override
  public BlobKey put(byte[] bytes, String extension) {
    BlobKey key = BlobKey.of(bytes, extension);
    Path target = folder.path(key);
    try {
      if (!isThere(target, bytes) || !refreshed(target)) {
        write(target, bytes);
      }
    } catch (IOException e) {
      throw String.valueOf(e.getMessage()).contains("No space left")
          ? new NoRoom("the disk of the blobs is full", e)
          : new Unavailable("a blob could not be written", e);
    }
    acknowledge(target);
    return key;
  }

  /// Makes a file young again; false where it was deleted meanwhile.
  private static boolean refreshed(Path target) throws IOException {
    try {
      Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// Also for a file that was there: another writer may have renamed it a moment ago.
  private void acknowledge(Path target) {
    try {
      folder.syncParent(target);
    } catch (IOException e) {
      throw new OutcomeUnknown("a blob was written, perhaps not for good", e);
    }
  }

  /// Whether exactly these bytes are stored. A file of other content (cut by a broken disk, changed
  /// by somebody) is told in the log, and written anew.
  private static boolean isThere(Path target, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(target, READ, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() == bytes.length && contains(channel, bytes)) {
        return true;
      }
      LOG.log(Level.WARNING, "blob {0} was damaged and is written anew", target.getFileName());
      return false;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean contains(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(Math.min(CHUNK, Math.max(1, bytes.length)));
    int at = 0;
    while (at < bytes.length) {
      int read = channel.read(chunk.clear());
      if (read < 0 || !Arrays.equals(chunk.array(), 0, read, bytes, at, at + read)) {
        return false;
      }
      at += read;
    }
    return true;
  }

  private void write(Path target, byte[] bytes) throws IOException {
    if (!folder.hasRoomFor(bytes.length)) {
      throw new NoRoom("the disk of the blobs is full, up to what must stay free");
    }
    try {
      writeAndRename(target, bytes);
    } catch (NoSuchFileException gone) {
      // A folder was taken away, or a starting process swept the file before it was locked.
      folder.forget(target);
      writeAndRename(target, bytes);
    }
  }

  private void writeAndRename(Path target, byte[] bytes) throws IOException {
    folder.makeParents(target);
    Path temporary = folder.temporaryFile();
    // The file stays open, so locked, until it has its name: a sweeper leaves it alone.
    try (FileChannel channel = folder.create(temporary)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        // In pieces: a write takes a native buffer of its size, which the thread keeps.
        rest.limit(Math.min(bytes.length, rest.position() + CHUNK));
        channel.write(rest);
        rest.limit(bytes.length);
      }
      channel.force(true);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      discard(temporary, e);
      throw e;
    }
  }

  private static void discard(Path temporary, Exception why) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public Optional<Blob> open(BlobKey key) {
    Path file = folder.path(key);
    try {
      return Optional.of(FileBlob.open(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Unavailable("a blob could not be opened", e);
    }
  }

  @Override
  public void delete(BlobKey key) {
    try {
      Files.deleteIfExists(folder.path(key));
    } catch (IOException e) {
      throw new Unavailable("a blob could not be deleted", e);
    }
  }

  @Override
  public Stream<Listed> list() {
    return inside(folder.root())
        .flatMap(FolderBlobs::inside)
        .flatMap(FolderBlobs::inside)
        .filter(file -> BlobKey.isKey(String.valueOf(file.getFileName())))
        .flatMap(file -> listed(file).stream());
  }

  /// Empty for a file that was deleted since its folder was read.
  private static Optional<Listed> listed(Path file) {
    try {
      FileTime since = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new Listed(new BlobKey(String.valueOf(file.getFileName())), since.toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Unavailable("the blobs could not be listed", e);
    }
  }

  /// One folder is read at a time, to its end, so that nothing stays open between two keys.
  private static Stream<Path> inside(Path folder) {
    try {
      return Folder.names(folder).stream().map(folder::resolve);
    } catch (IOException e) {
      throw new Unavailable("the blobs could not be listed", e);
    }
  }
}
