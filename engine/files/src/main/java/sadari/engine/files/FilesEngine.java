package sadari.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobStore;

/// Blobs in one folder. Thread-safe; several processes may share the folder. Holds nothing open, so
/// there is nothing to close.
public final class FilesEngine {
  private final Folder folder;
  private final BlobStore blobs;

  private FilesEngine(Folder folder) {
    this.folder = folder;
    this.blobs = new FolderBlobs(folder);
  }

  /// Makes the folder where it is missing, and sweeps what writers that died left half-written.
  ///
  /// @throws Unavailable where the folder cannot be made or read
  public static FilesEngine open(FilesConfig config) {
    try {
      Folder folder = new Folder(config);
      folder.prepare();
      return new FilesEngine(folder);
    } catch (IOException e) {
      throw new Unavailable("the folder of blobs cannot be used", e);
    }
  }

  /// The store.
  public BlobStore blobs() {
    return blobs;
  }

  /// Where the blobs of this folder were moved to, if they were.
  public Optional<String> movedTo() {
    try {
      return Files.exists(mark()) ? Optional.of(Files.readString(mark())) : Optional.empty();
    } catch (IOException e) {
      throw new Unavailable("the folder of blobs cannot be used", e);
    }
  }

  /// Notes in the folder that its blobs were moved, so that nobody goes on with it unawares.
  public void markMoved(String where) {
    try {
      Files.writeString(mark(), where);
    } catch (IOException e) {
      throw new Unavailable("the folder of blobs cannot be marked", e);
    }
  }

  /// Takes the note away.
  public void unmark() {
    try {
      Files.deleteIfExists(mark());
    } catch (IOException e) {
      throw new Unavailable("the folder of blobs cannot be unmarked", e);
    }
  }

  private Path mark() {
    return folder.root().resolve(".moved-to");
  }

  /// Tries the folder by writing a file to it that no reader sees.
  public Health check() {
    return folder.check();
  }
}
