package sadari.core.media;

import java.util.Optional;
import java.util.stream.Stream;

/// A store whose puts are safe from the collector of orphans. Thread-safe where the others are.
public final class SparedBlobs implements BlobStore {
  private final BlobStore blobs;
  private final DoomedBlobs doomed;

  public SparedBlobs(BlobStore blobs, DoomedBlobs doomed) {
    this.blobs = blobs;
    this.doomed = doomed;
  }

  @Override
  public BlobKey put(byte[] bytes, String extension) {
    doomed.spare(BlobKey.of(bytes, extension));
    return blobs.put(bytes, extension);
  }

  @Override
  public Optional<Blob> open(BlobKey key) {
    return blobs.open(key);
  }

  @Override
  public void delete(BlobKey key) {
    blobs.delete(key);
  }

  @Override
  public Stream<Listed> list() {
    return blobs.list();
  }
}
