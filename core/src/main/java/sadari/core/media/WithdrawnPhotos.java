package sadari.core.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;

/// Remembers which bytes were photos of posts that are gone, or portraits that were replaced.
/// Written with the deletion of the post ([sadari.core.post.PostStore#delete]) or the change of the
/// profile ([sadari.core.account.AccountStore#setProfile]), in the same transaction.
public interface WithdrawnPhotos {
  /// The bytes that a deleted post showed, with every version of its photos, in no order; empty
  /// where it had no photos, or is there.
  List<BlobKey> of(PostId post);

  /// Portraits and headers that an account has no more and that copies may be left of, oldest
  /// first.
  List<Portrait> uncleared(AccountId account, int limit);

  /// Notes that no copies are left. What was shown again and withdrawn again since stays uncleared.
  void cleared(AccountId account, Collection<Portrait> portraits);

  /// A portrait or header that was replaced or taken away.
  ///
  /// @param change by which event
  record Portrait(BlobKey key, EventId change) {}

  /// Whether bytes were withdrawn and nothing shows them any more: no post, no profile, no version
  /// of a photo in a post, and no photo uploaded since. Bytes are named by their content, so
  /// somebody else may show the same.
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
  /// @return of how many photos of posts and portraits
  int forget(Collection<BlobKey> keys, Instant before);
}
