package sadari.core.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;

/// Finds a group of notifications as a whole.
public final class Groups {
  /// Of a kind in a half day; what came before these is not looked at.
  private static final int MAX_LOOKED_AT = 1_000;

  private final NotificationStore store;

  public Groups(NotificationStore store) {
    this.store = store;
  }

  /// The group that somebody has by that key; empty where nothing is in it.
  public Optional<NotificationGroup> find(AccountId reader, GroupKey key) {
    List<Notification> members =
        switch (key) {
          case GroupKey.Alone(var id) ->
              store.find(id).filter(one -> one.reader().equals(reader)).stream().toList();
          case GroupKey.Together together ->
              store
                  .page(
                      reader,
                      EnumSet.of(together.kind()),
                      Optional.empty(),
                      together.page(MAX_LOOKED_AT))
                  .stream()
                  .filter(one -> one.post().equals(together.post()))
                  .toList();
        };
    return members.isEmpty() ? Optional.empty() : Optional.of(new NotificationGroup(key, members));
  }

  /// Dismisses all of a group; false where nothing is in it.
  public boolean dismiss(AccountId reader, GroupKey key) {
    Optional<NotificationGroup> group = find(reader, key);
    group.ifPresent(found -> found.members().forEach(one -> store.dismiss(reader, one.id())));
    return group.isPresent();
  }
}
