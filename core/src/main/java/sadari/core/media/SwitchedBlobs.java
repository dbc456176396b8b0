package sadari.core.media;

import java.util.Optional;
import java.util.stream.Stream;

/// A store that can become another one while it is used; each call goes to the one of its begin.
/// Thread-safe.
public final class SwitchedBlobs implements BlobStore {
  private volatile BlobStore current;

  public SwitchedBlobs(BlobStore current) {
    this.current = current;
  }

  /// Becomes another store, for calls from now on.
  public void become(BlobStore next) {
    current = next;
  }

  @Override
  public BlobKey put(byte[] bytes, String extension) {
    return current.put(bytes, extension);
  }

  @Override
  public Optional<Blob> open(BlobKey key) {
    return current.open(key);
  }

  @Override
  public void delete(BlobKey key) {
    current.delete(key);
  }

  @Override
  public Stream<Listed> list() {
    return current.list();
  }
}
