package sadari.core.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps immutable bytes by the hash of their content.
///
/// A put is atomic and durable when acknowledged: readers see all of the bytes or none. Putting the
/// same bytes again costs no second copy; it makes them as young as new ones, at least as young as
/// [#FRESH]. Failures are [sadari.core.failure.Failure]s; a full disk is
/// [sadari.core.failure.NoRoom] and leaves nothing behind. A put of unknown outcome may simply be
/// done again.
public interface BlobStore {
  /// How old bytes are at most when a put of them is acknowledged.
  Duration FRESH = Duration.ofHours(1);

  /// Stores bytes under the hash of their content.
  ///
  /// @param extension one of jpg, png, webp, gif
  BlobKey put(byte[] bytes, String extension);

  /// Opens stored bytes, or empty where there are none. The caller closes them.
  Optional<Blob> open(BlobKey key);

  /// Deletes the bytes; idempotent.
  void delete(BlobKey key);

  /// All that is stored, in no order, for moving it and for collecting orphans; read page by page.
  /// The caller closes the stream.
  Stream<Listed> list();

  /// Bytes in a list.
  ///
  /// @param since when they were put last, by the clock of whoever stores them
  record Listed(BlobKey key, Instant since) {}

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
