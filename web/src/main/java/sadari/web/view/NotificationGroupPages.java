package sadari.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.notification.NotificationGroup;
import sadari.core.text.Html;
import sadari.web.http.Json;

/// Writes groups of notifications as JSON: GroupedNotificationsResults, in which every account and
/// post is once.
public final class NotificationGroupPages {
  private static final int SAMPLES = 8;

  private final AccountStore accounts;
  private final StatusPages statuses;
  private final AccountView accountView;

  public NotificationGroupPages(
      AccountStore accounts, StatusPages statuses, Links links, Html html) {
    this.accounts = accounts;
    this.statuses = statuses;
    this.accountView = new AccountView(links, html);
  }

  /// How much is told of the accounts.
  public enum Accounts {
    /// All of each.
    FULL,
    /// All of the latest of each group; of the others what a row of portraits needs.
    PARTIAL_AVATARS
  }

  /// What a group is written with.
  private record Shown(NotificationGroup group, List<AccountId> samples) {}

  /// Groups; those about what is gone are left out.
  public byte[] json(AccountId reader, List<NotificationGroup> groups, Accounts expand) {
    Map<AccountId, Account> from = accounts(groups);
    Map<PostId, byte[]> posts = posts(reader, groups);
    List<Shown> shown = new ArrayList<>();
    for (NotificationGroup group : groups) {
      List<AccountId> samples = group.from().filter(from::containsKey).limit(SAMPLES).toList();
      if (!samples.isEmpty() && group.post().map(posts::containsKey).orElse(true)) {
        shown.add(new Shown(group, samples));
      }
    }
    Map<AccountId, Account> whole = new LinkedHashMap<>();
    Map<AccountId, Account> partial = new LinkedHashMap<>();
    for (Shown one : shown) {
      for (AccountId id : one.samples()) {
        boolean latest = id.equals(one.samples().getFirst());
        Account account = java.util.Objects.requireNonNull(from.get(id));
        (expand == Accounts.FULL || latest ? whole : partial).put(id, account);
      }
    }
    partial.keySet().removeAll(whole.keySet());
    return Json.object(
        json -> {
          json.raw("accounts", accountView.json(whole.values()));
          if (expand == Accounts.PARTIAL_AVATARS) {
            json.array(
                "partial_accounts",
                partial.values(),
                (j, account) -> j.fields(fields -> accountView.writePartly(fields, account)));
          }
          json.raw("statuses", Json.array(posts.values()))
              .array("notification_groups", shown, (j, one) -> j.fields(f -> write(f, one)));
        });
  }

  /// Everybody in a group, the latest first.
  public byte[] accounts(NotificationGroup group) {
    Map<AccountId, Account> from = accounts(List.of(group));
    return accountView.json(
        group.from().flatMap(id -> Optional.ofNullable(from.get(id)).stream()).toList());
  }

  private Map<AccountId, Account> accounts(List<NotificationGroup> groups) {
    Set<AccountId> ids = new LinkedHashSet<>();
    groups.forEach(group -> group.from().forEach(ids::add));
    return ids.isEmpty() ? Map.of() : accounts.findAll(ids);
  }

  private Map<PostId, byte[]> posts(AccountId reader, List<NotificationGroup> groups) {
    List<PostId> ids = groups.stream().flatMap(group -> group.post().stream()).distinct().toList();
    return ids.isEmpty() ? Map.of() : statuses.each(Optional.of(reader), ids);
  }

  /// `most_recent_notification_id` is a number where all other ids are texts: so it is documented,
  /// and clients with typed models refuse a text. `page_max_id` has the same id unharmed by
  /// JavaScript.
  private static void write(Json json, Shown shown) {
    NotificationGroup group = shown.group();
    json.field("group_key", group.key().text())
        .field("notifications_count", group.members().size())
        .field("type", group.kind().name().toLowerCase(Locale.ROOT))
        .field("most_recent_notification_id", group.newest().id().value())
        .field("page_min_id", group.oldest().id().text())
        .field("page_max_id", group.newest().id().text())
        .field("latest_page_notification_at", Links.time(group.newest().createdAt()))
        .array("sample_account_ids", shown.samples(), (j, id) -> j.value(id.text()));
    group.post().ifPresent(post -> json.field("status_id", post.text()));
  }
}
