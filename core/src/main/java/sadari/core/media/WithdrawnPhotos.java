package sadari.core.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import sadari.core.id.PostId;

/// Remembers which bytes were photos of posts that are gone. Written with the deletion of the post
/// ([sadari.core.post.PostStore#delete]), in the same transaction.
public interface WithdrawnPhotos {
  /// The bytes that a deleted post showed, in no order; empty where it had no photos, or is there.
  List<BlobKey> of(PostId post);

  /// Whether bytes were withdrawn and nothing shows them any more: no post, no profile, and no
  /// photo uploaded since. Bytes are named by their content, so somebody else may show the same.
  ///
  /// A reader who wrote sees what it wrote.
  boolean isWithdrawn(BlobKey key);

  /// A page of bytes that were withdrawn before an instant and that nothing refers to, by their
  /// keys.
  ///
  /// @param after begins behind this key; empty for the first page
  List<BlobKey> forgettable(Instant before, Optional<BlobKey> after, int limit);

  /// Forgets that bytes were withdrawn before an instant; what was withdrawn later stays.
  ///
  /// @return of how many photos of posts
  int forget(Collection<BlobKey> keys, Instant before);
}
