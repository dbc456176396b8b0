package sadari.core.effect;

import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.notification.Notification;
import sadari.core.notification.NotificationStore;

/// Tells readers that somebody did something; never of what they did themselves.
public final class Notifier {
  private final NotificationStore notifications;
  private final IdGenerator ids;

  public Notifier(NotificationStore notifications, IdGenerator ids) {
    this.notifications = notifications;
    this.ids = ids;
  }

  void tell(AccountId reader, Notification.Kind kind, AccountId from, Optional<PostId> post) {
    if (!reader.equals(from)) {
      notifications.add(new Notification(ids.notification(reader), reader, kind, from, post));
    }
  }

  void retract(AccountId reader, Notification.Kind kind, AccountId from, Optional<PostId> post) {
    notifications.retract(reader, kind, from, post);
  }

  void retractAbout(List<AccountId> readers, PostId post) {
    notifications.retractAbout(readers, post);
  }
}
