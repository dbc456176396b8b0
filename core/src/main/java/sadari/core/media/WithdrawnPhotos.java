package sadari.core.media;

import java.util.List;
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
}
