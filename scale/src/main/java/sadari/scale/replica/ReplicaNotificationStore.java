package sadari.scale.replica;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.NotificationId;
import sadari.core.id.PostId;
import sadari.core.notification.Notification;
import sadari.core.notification.NotificationStore;
import sadari.core.page.PageRequest;
import sadari.scale.replica.Routing.Routed;

/// What readers were told.
public final class ReplicaNotificationStore implements NotificationStore {
  private final Routed<NotificationStore> routed;

  public ReplicaNotificationStore(Routed<NotificationStore> routed) {
    this.routed = routed;
  }

  @Override
  public boolean add(Notification notification) {
    return routed.decide(store -> store.add(notification));
  }

  @Override
  public void retract(
      AccountId reader, Notification.Kind kind, AccountId from, Optional<PostId> post) {
    routed.tell(store -> store.retract(reader, kind, from, post));
  }

  @Override
  public void retractAbout(Collection<AccountId> readers, PostId post) {
    routed.tell(store -> store.retractAbout(readers, post));
  }

  @Override
  public Optional<Notification> find(NotificationId id) {
    return routed.read(store -> store.find(id));
  }

  @Override
  public List<Notification> page(
      AccountId reader, Set<Notification.Kind> kinds, Optional<AccountId> from, PageRequest page) {
    return routed.read(store -> store.page(reader, kinds, from, page));
  }

  @Override
  public boolean dismiss(AccountId reader, NotificationId id) {
    return routed.decide(store -> store.dismiss(reader, id));
  }

  @Override
  public void clear(AccountId reader) {
    routed.tell(store -> store.clear(reader));
  }
}
