package sadari.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobStore;

/// Blobs in one folder. Thread-safe; several processes may share the folder. Holds nothing open, so
/// there is nothing to close.
public final class FilesEngine {
  private static final String MOVED = ".moved-to";
  private static final String RETURNED = ".moved-from";

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
    return note(MOVED);
  }

  /// Where the blobs of this folder came from, if they were moved here and not away since.
  public Optional<String> movedFrom() {
    return note(RETURNED);
  }

  /// Notes in the folder that its blobs were moved, so that nobody goes on with it unawares.
  public void markMoved(String where) {
    note(MOVED, where, RETURNED);
  }

  /// Notes in the folder that blobs were moved here, so that nobody goes on with the other place
  /// unawares; takes the note that they are elsewhere away.
  public void markReturned(String from) {
    note(RETURNED, from, MOVED);
  }

  private Optional<String> note(String name) {
    Path file = folder.root().resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new Unavailable("the folder of blobs cannot be used", e);
    }
  }

  /// The new note is whole before the old one goes: killed in between, both places are refused
  /// rather than none.
  private void note(String name, String text, String over) {
    Path fresh = folder.root().resolve(".tmp").resolve(name + ".part");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, folder.root().resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(folder.root().resolve(over));
    } catch (IOException e) {
      throw new Unavailable("the folder of blobs cannot be marked", e);
    }
  }

  /// Tries the folder by writing a file to it that no reader sees.
  public Health check() {
    return folder.check();
  }
}
