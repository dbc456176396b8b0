package sadari.web.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import sadari.core.failure.Overloaded;

/// The directory for files on their way in, and a bound on how much of it is in use at once.
///
/// Safe for use by many threads.
final class TempFiles {
  private final Path directory;
  private final long capacity;
  private final AtomicLong used = new AtomicLong();

  TempFiles(Path directory, long capacity) {
    this.directory = directory;
    this.capacity = capacity;
  }

  Path create() throws IOException {
    return Files.createTempFile(directory, "upload-", ".tmp");
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
