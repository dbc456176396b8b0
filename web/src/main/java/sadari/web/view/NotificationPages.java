package sadari.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.notification.GroupKey;
import sadari.core.notification.Notification;
import sadari.core.text.Html;
import sadari.web.http.Json;

/// Writes notifications as JSON, a page at a time.
public final class NotificationPages {
  private final AccountStore accounts;
  private final StatusPages statuses;
  private final AccountView accountView;

  public NotificationPages(AccountStore accounts, StatusPages statuses, Links links, Html html) {
    this.accounts = accounts;
    this.statuses = statuses;
    this.accountView = new AccountView(links, html);
  }

  /// A page; notifications about what is gone are left out.
  public byte[] json(AccountId reader, List<Notification> page) {
    return Json.array(each(reader, page));
  }

  /// One notification; empty where what it is about is gone.
  public Optional<byte[]> json(AccountId reader, Notification notification) {
    return each(reader, List.of(notification)).stream().findFirst();
  }

  private List<byte[]> each(AccountId reader, List<Notification> page) {
    Map<AccountId, Account> from =
        page.isEmpty()
            ? Map.of()
            : accounts.findAll(page.stream().map(Notification::from).collect(Collectors.toSet()));
    List<PostId> posts =
        page.stream().flatMap(notification -> notification.post().stream()).distinct().toList();
    Map<PostId, byte[]> written =
        posts.isEmpty() ? Map.of() : statuses.each(Optional.of(reader), posts);
    List<byte[]> each = new ArrayList<>();
    for (Notification notification : page) {
      Account account = from.get(notification.from());
      byte @Nullable [] status =
          notification.post().isPresent() ? written.get(notification.post().get()) : null;
      if (account != null && (status != null || notification.post().isEmpty())) {
        each.add(Json.object(json -> write(json, notification, account, status)));
      }
    }
    return each;
  }

  private void write(Json json, Notification notification, Account from, byte @Nullable [] status) {
    json.field("id", notification.id().text())
        .field("type", notification.kind().name().toLowerCase(Locale.ROOT))
        .field("created_at", Links.time(notification.createdAt()))
        .field("group_key", GroupKey.of(notification, GroupKey.USUAL).text())
        .object("account", fields -> accountView.write(fields, from));
    if (status != null) {
      json.raw("status", status);
    }
  }
}
