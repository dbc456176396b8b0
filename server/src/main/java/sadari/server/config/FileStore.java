package sadari.server.config;

import java.nio.file.Path;

/// Where photos live.
public sealed interface FileStore {
  /// A folder of this machine: rungs 1 and 2.
  ///
  /// @param directory made when it is not there
  record Folder(Path directory) implements FileStore {}

  static FileStore from(Settings settings, Path data) {
    return new Folder(settings.path("files.directory", data.resolve("files")));
  }
}
