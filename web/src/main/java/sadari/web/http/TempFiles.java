package sadari.web.http;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;

/// The directory for files on their way in, and a bound on how much of it is in use at once.
///
/// Safe for use by many threads.
final class TempFiles {
  private static final String PREFIX = "upload-";
  private static final String SUFFIX = ".tmp";
  private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

  private final Path directory;
  private final long capacity;
  private final AtomicLong used = new AtomicLong();

  TempFiles(Path directory, long capacity) {
    this.directory = directory;
    this.capacity = capacity;
  }

  Path create() throws IOException {
    return Files.createTempFile(directory, PREFIX, SUFFIX);
  }

  /// Deletes what a process that died has left. Others may share the directory, so only what is
  /// older than any upload can be.
  void sweep(Instant now) {
    Instant oldest = now.minus(LONGEST_UPLOAD);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + '*' + SUFFIX)) {
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new Unavailable("The directory for uploads cannot be used", e);
    }
  }

  void reserve(long bytes) {
    if (used.addAndGet(bytes) > capacity) {
      used.addAndGet(-bytes);
      throw new Overloaded("Too many uploads at once");
    }
  }

  void release(long bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
