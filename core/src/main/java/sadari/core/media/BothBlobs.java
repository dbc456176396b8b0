package sadari.core.media;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sadari.core.failure.Failure;

/// Two stores as one, while blobs are on their way from one to the other. Thread-safe where they
/// are.
///
/// A put is acknowledged when both have the bytes, so whoever reads only one of them (another
/// server, this one after a kill) misses nothing. What one has not, or cannot give now, comes from
/// the other.
public final class BothBlobs implements BlobStore {
  private final BlobStore first;
  private final BlobStore second;

  /// @param first whom readers ask first
  public BothBlobs(BlobStore first, BlobStore second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public BlobKey put(byte[] bytes, String extension) {
    BlobKey key = first.put(bytes, extension);
    second.put(bytes, extension);
    return key;
  }

  @Override
  public Optional<Blob> open(BlobKey key) {
    Optional<Blob> found;
    try {
      found = first.open(key);
    } catch (Failure away) {
      return Optional.of(second.open(key).orElseThrow(() -> away));
    }
    return found.isPresent() ? found : second.open(key);
  }

  @Override
  public void delete(BlobKey key) {
    first.delete(key);
    second.delete(key);
  }

  /// Each once, and as young as its youngest copy known first; the keys of the first store are held
  /// in memory meanwhile.
  @Override
  public Stream<Listed> list() {
    Set<BlobKey> seen = new HashSet<>();
    Stream<Listed> all = Stream.concat(first.list(), second.list());
    return all.filter(one -> seen.add(one.key()));
  }
}
