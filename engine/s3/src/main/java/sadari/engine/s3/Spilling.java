package sadari.engine.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes to a local file. What goes wrong with the disk is told apart from what goes wrong with
/// the wire: trying the wire again would not help.
final class Spilling extends OutputStream {
  private final OutputStream file;

  /// The disk of the spool failed.
  static final class DiskException extends UncheckedIOException {
    DiskException(IOException cause) {
      super("the spool of the object store cannot be written", cause);
    }
  }

  Spilling(Path path) {
    try {
      file = Files.newOutputStream(path);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    try {
      file.write(bytes, from, count);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }
}
