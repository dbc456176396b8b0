package sadari.engine.files;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import sadari.core.media.BlobStore;

/// An open file. What it was when it was opened it stays, also when the blob is deleted meanwhile.
record FileBlob(Path path, FileChannel channel, long length) implements BlobStore.Blob {

  static FileBlob open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, READ, LinkOption.NOFOLLOW_LINKS);
    try {
      return new FileBlob(path, channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
