package sadari.web.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.marker.Marker;
import sadari.core.marker.Marker.Place;
import sadari.core.marker.Markers;
import sadari.core.notification.Notification;
import sadari.core.notification.Notification.Kind;
import sadari.core.notification.NotificationStore;
import sadari.core.page.PageRequest;
import sadari.web.http.Paging;
import sadari.web.http.Params;
import sadari.web.http.Request;

/// Which notifications a client wants: `types[]`, `exclude_types[]`, `account_id`.
///
/// @param from only those from this account
record NotificationFilter(Set<Kind> kinds, Optional<AccountId> from) {
  /// Kinds that this server does not know are nobody's, and stay so.
  static NotificationFilter of(Params params) {
    Set<Kind> kinds = EnumSet.allOf(Kind.class);
    List<String> only = params.texts("types");
    if (!only.isEmpty()) {
      kinds.retainAll(kinds(only));
    }
    kinds.removeAll(kinds(params.texts("exclude_types")));
    Long from = params.id("account_id");
    return new NotificationFilter(
        kinds, Optional.ofNullable(from).filter(id -> id > 0).map(AccountId::new));
  }

  /// The kinds of these names.
  static Set<Kind> kinds(List<String> names) {
    Set<Kind> kinds = EnumSet.allOf(Kind.class);
    kinds.removeIf(kind -> !names.contains(kind.name().toLowerCase(Locale.ROOT)));
    return kinds;
  }

  List<Notification> page(NotificationStore store, AccountId reader, PageRequest page) {
    return store.page(reader, kinds, from, page);
  }

  /// Those that came after the reader's marker: 100 at most, or as many as asked for up to 1,000.
  static List<Notification> unread(
      NotificationStore store, Markers markers, Request request, AccountId reader) {
    long read =
        markers.find(reader, EnumSet.of(Place.NOTIFICATIONS)).stream()
            .mapToLong(Marker::lastRead)
            .findFirst()
            .orElse(0);
    int limit = Paging.parse(request, 100, 1_000).limit();
    return of(request.params()).page(store, reader, PageRequest.first(limit).withAfter(read));
  }
}
