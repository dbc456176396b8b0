package sadari.core.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps immutable bytes by the hash of their content.
///
/// A put is atomic and durable when acknowledged: readers see all of the bytes or none. Putting the
/// same bytes again is free and changes nothing. Failures are [sadari.core.failure.Failure]s; a
/// full disk is [sadari.core.failure.Unavailable] and leaves nothing behind.
public interface BlobStore {
  /// Stores bytes under the hash of their content.
  ///
  /// @param extension one of jpg, png, webp, gif
  BlobKey put(byte[] bytes, String extension);

  /// Opens stored bytes, or empty where there are none. The caller closes them.
  Optional<Blob> open(BlobKey key);

  /// Deletes the bytes; idempotent.
  void delete(BlobKey key);

  /// All keys, in no order, for collecting orphans. The caller closes the stream.
  Stream<BlobKey> keys();

  /// Open bytes: at random access, with their length.
  interface Blob extends AutoCloseable {
    /// The length in bytes.
    long length();

    /// The bytes; position 0 at first.
    SeekableByteChannel channel();

    /// The file they are in, where they are in a local one: lets the kernel send it.
    Optional<Path> file();

    @Override
    void close() throws IOException;
  }
}
