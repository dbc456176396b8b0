package sadari.core.media;

import java.util.Collection;
import java.util.Set;

/// Who still needs stored bytes: photos with all their versions, portraits, headers. Every table
/// that names a key adds its line here, or its bytes are collected as orphans.
@FunctionalInterface
public interface BlobReferences {
  /// Those of the keys that something refers to, as of now and not as of some replica.
  Set<BlobKey> among(Collection<BlobKey> keys);
}
