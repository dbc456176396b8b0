package sadari.core.moderation;

import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Written;

/// What was done by this server's operators, each deed in the bucket of the account that it
/// concerns.
public interface ModerationLog {
  /// Notes a deed; durable when acknowledged. Idempotent for the same id, and of removals of one
  /// post the first is kept.
  void note(Deed deed);

  /// Notes that an account is cleared, and writes a [sadari.core.outbox.Event.AccountCleared] for
  /// what was posted until now, all or nothing.
  ///
  /// @param event the id for the event
  Written<Deed> clear(Deed deed, EventId event);

  /// The removal of a post, if operators removed it. A reader who wrote sees what it wrote.
  Optional<Deed> removal(PostId post);

  /// The last deed of this kind about an account. A reader who wrote sees what it wrote.
  Optional<Deed> last(AccountId account, Deed.Kind kind);

  /// Deeds with ids larger than `after`, oldest first.
  ///
  /// @param after 0 for the first page
  /// @param limit how many at most
  List<Deed> page(long after, int limit);
}
