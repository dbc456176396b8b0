package sadari.core.notification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.NotificationId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;

/// Keeps notifications in their readers' buckets. Durable when acknowledged.
public interface NotificationStore {
  /// Adds a notification, unless the reader has one of the same kind, from the same account, about
  /// the same post: then nothing happens, dismissed or not, so events may come twice.
  ///
  /// @return whether it was added
  boolean add(Notification notification);

  /// Takes one away: its cause was undone. Idempotent.
  void retract(AccountId reader, Notification.Kind kind, AccountId from, Optional<PostId> post);

  /// Takes away all that these readers have about a post. Idempotent; atomic per database.
  void retractAbout(Collection<AccountId> readers, PostId post);

  /// One notification, or empty where there is none or it was dismissed.
  Optional<Notification> find(NotificationId id);

  /// A page of those not dismissed, newest first.
  ///
  /// @param from only those from this account
  List<Notification> page(
      AccountId reader, Set<Notification.Kind> kinds, Optional<AccountId> from, PageRequest page);

  /// Dismisses one; false where the reader has none such.
  boolean dismiss(AccountId reader, NotificationId id);

  /// Dismisses all.
  void clear(AccountId reader);
}
