package sadari.core.moderation;

import java.util.List;
import java.util.Optional;
import sadari.core.id.PostId;

/// What was done by this server's operators, each deed in the bucket of the account that it
/// concerns.
public interface ModerationLog {
  /// Notes a deed; durable when acknowledged. Idempotent for the same id, and of removals of one
  /// post the first is kept.
  void note(Deed deed);

  /// The removal of a post, if operators removed it. A reader who wrote sees what it wrote.
  Optional<Deed> removal(PostId post);

  /// Deeds with ids larger than `after`, oldest first.
  ///
  /// @param after 0 for the first page
  /// @param limit how many at most
  List<Deed> page(long after, int limit);
}
