package sadari.engine.files;

import java.io.IOException;
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

  /// Tries the folder by writing a file to it that no reader sees.
  public Health check() {
    return folder.check();
  }
}
