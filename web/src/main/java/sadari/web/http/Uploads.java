package sadari.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Failure;
import sadari.core.failure.NoRoom;
import sadari.core.failure.Unavailable;

/// The uploaded files of one request; all are deleted by {@link #close}, however it ended.
final class Uploads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("sadari.web.upload");
  private static final long STEP = 256 * 1024;

  private final TempFiles files;
  private final List<Path> stored = new ArrayList<>(1);
  private long reserved;
  private long written;

  Uploads(TempFiles files) {
    this.files = files;
  }

  /// Keeps a file. What goes wrong with reading it is an [IOException]; that it cannot be written
  /// is a failure of this server.
  Upload store(String filename, String contentType, Content content) throws IOException {
    Path path = create();
    stored.add(path);
    long before = written;
    try (OutputStream out = Files.newOutputStream(path)) {
      content.copyTo(new Counted(out));
    }
    return new Upload(filename, contentType, path, written - before);
  }

  private Path create() {
    try {
      return files.create();
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static Failure unwritten(IOException e) {
    return String.valueOf(e.getMessage()).contains("No space left")
        ? new NoRoom("the disk for uploads is full", e)
        : new Unavailable("an upload cannot be written", e);
  }

  @Override
  public void close() {
    files.release(reserved);
    reserved = 0;
    for (Path path : stored) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // The request is answered all the same; what stays is swept at the next start.
        LOG.warn("an upload cannot be deleted", e);
      }
    }
  }

  private void reserve(int length) {
    written += length;
    while (written > reserved) {
      files.reserve(STEP);
      reserved += STEP;
    }
  }

  @FunctionalInterface
  interface Content {
    void copyTo(OutputStream out) throws IOException;
  }

  private final class Counted extends OutputStream {
    private final OutputStream out;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      reserve(1);
      try {
        out.write(b);
      } catch (IOException e) {
        throw unwritten(e);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      reserve(length);
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw unwritten(e);
      }
    }
  }
}
