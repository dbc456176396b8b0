package sadari.server.config;

import java.nio.file.Path;

/// Everything that must outlive the process.
///
/// @param data the folder that holds whatever has no other place; made readable for its owner only
/// @param database the data of record
/// @param files the photos
/// @param cache what is kept nearer than the database
public record StorageConfig(Path data, Database database, FilesConfig files, CacheConfig cache) {
  static StorageConfig from(Settings settings) {
    Path data = settings.path("data.directory", Path.of("data"));
    return new StorageConfig(
        data,
        Database.from(settings, data),
        FilesConfig.from(settings, data),
        CacheConfig.from(settings));
  }
}
