package sadari.core.media;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/// Keys of bytes that nothing referred to when somebody looked, and that will be deleted.
///
/// Bytes and records are in two stores, so no transaction spans them. What keeps a record from
/// naming bytes that a collector just deletes is the order: who stores bytes takes their key out
/// first ([#spare], which waits for a deletion under way), then puts them (which makes them young),
/// then writes the record. A key is doomed only when its bytes are old, and deleted only when it
/// was doomed for [BlobStore#FRESH] and is so still: by then a record has long been written.
public interface DoomedBlobs {
  /// Notes keys; those that are noted keep their time.
  void doom(Collection<BlobKey> keys);

  /// Those of the keys that were doomed at least so long ago.
  Set<BlobKey> ripe(Collection<BlobKey> keys, Duration since);

  /// Takes a key out, for whoever is about to put its bytes. Waits while they are being deleted.
  void spare(BlobKey key);

  /// Does the deletion if the key is doomed for so long and nothing refers to it, while nobody can
  /// spare it; takes the key out, unless the deletion failed.
  ///
  /// @param deletion of the bytes; idempotent
  /// @return whether it was done
  boolean execute(BlobKey key, Duration since, Runnable deletion);
}
