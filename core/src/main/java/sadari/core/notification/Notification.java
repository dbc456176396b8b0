package sadari.core.notification;

import java.time.Instant;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.NotificationId;
import sadari.core.id.PostId;

/// Somebody did something that a reader wants to know of. Lives in the reader's bucket.
///
/// @param from who did it
/// @param post the post it is about: the mentioning one, the favourited one, the boosted one
public record Notification(
    NotificationId id, AccountId reader, Kind kind, AccountId from, Optional<PostId> post) {

  /// When it came.
  public Instant createdAt() {
    return id.madeAt();
  }

  /// What was done.
  public enum Kind {
    /// Named the reader in a post.
    MENTION,
    /// Posted, and the reader asked to be told.
    STATUS,
    /// Boosted the reader's post.
    REBLOG,
    /// Followed the reader.
    FOLLOW,
    /// Asked to follow the reader.
    FOLLOW_REQUEST,
    /// Favourited the reader's post.
    FAVOURITE
  }
}
