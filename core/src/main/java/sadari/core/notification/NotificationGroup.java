package sadari.core.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;

/// Notifications that are shown as one.
///
/// @param members newest first, at least one
public record NotificationGroup(GroupKey key, List<Notification> members) {
  public NotificationGroup {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a group has members");
    }
  }

  /// The groups of a page, that with the newest member first.
  ///
  /// @param page newest first
  /// @param grouped the kinds that are grouped
  public static List<NotificationGroup> of(
      List<Notification> page, Set<Notification.Kind> grouped) {
    Map<GroupKey, List<Notification>> groups = new LinkedHashMap<>();
    for (Notification notification : page) {
      groups
          .computeIfAbsent(GroupKey.of(notification, grouped), _ -> new ArrayList<>())
          .add(notification);
    }
    return groups.entrySet().stream()
        .map(group -> new NotificationGroup(group.getKey(), group.getValue()))
        .toList();
  }

  /// The member that came last.
  public Notification newest() {
    return members.getFirst();
  }

  /// The member that came first.
  public Notification oldest() {
    return members.getLast();
  }

  /// What all of them did.
  public Notification.Kind kind() {
    return newest().kind();
  }

  /// The post they are about.
  public Optional<PostId> post() {
    return newest().post();
  }

  /// Who did it, the latest first, each once.
  public Stream<AccountId> from() {
    return members.stream().map(Notification::from).distinct();
  }
}
