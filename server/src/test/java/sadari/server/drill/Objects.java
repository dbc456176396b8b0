package sadari.server.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sadari.core.media.BlobKey;
import sadari.engine.embeddeds3.FaultyProxy;
import sadari.engine.embeddeds3.ThrowAwayS3;

/// An object store behind a wire that can be slow, and what lies in it.
record Objects(ThrowAwayS3 store, FaultyProxy wire, Path folder) implements AutoCloseable {
  private static final String BUCKET = "photos";

  static Objects in(Path folder) {
    ThrowAwayS3 store = ThrowAwayS3.in(folder);
    try {
      return new Objects(
          store, new FaultyProxy(store.store().port()), folder.resolve("objects").resolve(BUCKET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a server is told that knows it, and maybe uses it.
  Map<String, String> settings() {
    return Map.of(
        "files.s3.endpoint", wire.endpoint(),
        "files.s3.bucket", BUCKET,
        "files.s3.access-key", store.store().accessKey(),
        "files.s3.secret-key", store.store().secretKey());
  }

  /// The same, as the environment of a command has them.
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    settings()
        .forEach(
            (name, value) ->
                environment.put(
                    "SADARI_" + name.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT),
                    value));
    return environment;
  }

  /// The photos in it.
  List<BlobKey> keys() {
    return Files.isDirectory(folder) ? keysIn(folder) : List.of();
  }

  /// The photos somewhere below a folder.
  static List<BlobKey> keysIn(Path folder) {
    List<BlobKey> keys = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = String.valueOf(file.getFileName());
              if (BlobKey.isKey(name)) {
                keys.add(new BlobKey(name));
              }
              return FileVisitResult.CONTINUE;
            }

            // A temporary file of a store at work goes at any time.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }

  /// Makes a photo as old as one put two days ago.
  void age(BlobKey key) {
    try {
      Files.setLastModifiedTime(
          folder.resolve(key.text()), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes a photo away behind everybody's back.
  void remove(BlobKey key) {
    try {
      Files.delete(folder.resolve(key.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      wire.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      store.close();
    }
  }
}
