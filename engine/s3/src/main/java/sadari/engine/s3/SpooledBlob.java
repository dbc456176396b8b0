package sadari.engine.s3;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import sadari.core.media.BlobStore;

/// An open file of the spool. What it was when it was opened it stays, also when the file is
/// deleted meanwhile.
record SpooledBlob(Path path, FileChannel channel, long length) implements BlobStore.Blob {
  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
