package sadari.engine.files;

import java.nio.file.Path;

/// Where blobs are kept.
///
/// @param folder of this store alone; made where it is missing
/// @param keepFree how many bytes of the disk a put must leave free; what shares the disk (a
///   database, logs) is not stopped by photos then
public record FilesConfig(Path folder, long keepFree) {
  private static final long DEFAULT_KEEP_FREE = 256L << 20;

  public FilesConfig {
    if (keepFree < 0) {
      throw new IllegalArgumentException("keepFree must not be negative: " + keepFree);
    }
    folder = folder.toAbsolutePath().normalize();
  }

  /// A folder on a disk where 256 MiB stay free.
  public static FilesConfig in(Path folder) {
    return new FilesConfig(folder, DEFAULT_KEEP_FREE);
  }
}
