package sadari.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The photos.
///
/// @param store where they live
/// @param other another place that is described, to move them to or from
/// @param moving whether they are on the way: written to both places, and read from the other one
///   where the store has them not
public record FilesConfig(FileStore store, Optional<FileStore> other, boolean moving) {
  static FilesConfig from(Settings settings, Path data) {
    FileStore.Engine engine = settings.oneOf("files.engine", FileStore.Engine.FOLDER);
    FileStore.Folder folder = FileStore.folder(settings, data);
    Optional<FileStore.S3> s3 = FileStore.s3(settings, engine == FileStore.Engine.S3);
    boolean moving = settings.flag("files.moving", false);
    if (moving && s3.isEmpty()) {
      settings.problem("files.moving", "only counts with two places: files.s3.bucket is not set");
    }
    return switch (engine) {
      case FOLDER -> new FilesConfig(folder, s3.map(store -> store), moving && s3.isPresent());
      case S3 ->
          new FilesConfig(
              s3.map(store -> (FileStore) store).orElse(folder), Optional.of(folder), moving);
    };
  }

  /// An object store that somebody describes by lines of settings; empty where they describe none.
  ///
  /// @throws IllegalArgumentException where the settings are wrong
  public static Optional<FileStore.S3> described(List<String> lines) {
    Settings settings = new Settings(new Sources().lines(lines, "the command"));
    Optional<FileStore.S3> s3 = FileStore.s3(settings, false);
    if (!settings.problems().isEmpty()) {
      throw new IllegalArgumentException(settings.problems().getFirst().toString());
    }
    return s3;
  }
}
