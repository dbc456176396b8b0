package sadari.engine.postgres;

import java.sql.SQLException;
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

/// Notifications.
///
/// ```
/// bucket
/// └── notification             (id)
///     ├── notification_once    (reader, post, kind, sender)  unique; post is 0 for none
///     └── notification_page    (reader, id)                  not dismissed only
/// ```
final class PostgresNotificationStore implements NotificationStore {
  private static final Query ADD =
      new Query(
          "notification.add",
          """
          insert into bucket.notification (id, reader, kind, sender, post)
          values (?, ?, ?, ?, ?)
          on conflict do nothing
          """);
  private static final Query RETRACT =
      new Query(
          "notification.retract",
          """
          delete from bucket.notification
          where reader = ? and post = ? and kind = ? and sender = ?
          """);
  private static final Query RETRACT_ABOUT =
      new Query(
          "notification.retractAbout",
          "delete from bucket.notification where reader = any(?) and post = ?");
  private static final Query FIND =
      new Query(
          "notification.find", "select * from bucket.notification where id = ? and not dismissed");
  private static final String SHOWN =
      "select * from bucket.notification where reader = ? and not dismissed and kind = any(?)";
  private static final Query.Paged PAGE = Query.paged("notification.page", SHOWN, "id");
  private static final Query.Paged PAGE_FROM =
      Query.paged("notification.pageFrom", SHOWN + " and sender = ?", "id");
  private static final Query DISMISS =
      new Query(
          "notification.dismiss",
          """
          update bucket.notification set dismissed = true
          where id = ? and reader = ? and not dismissed
          """);
  private static final Query CLEAR =
      new Query(
          "notification.clear",
          "update bucket.notification set dismissed = true where reader = ? and not dismissed");

  private final Sql sql;

  PostgresNotificationStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(Notification notification) {
    return sql.update(
            ADD,
            notification.id(),
            notification.reader(),
            notification.kind(),
            notification.from(),
            orNone(notification.post()))
        == 1;
  }

  @Override
  public void retract(
      AccountId reader, Notification.Kind kind, AccountId from, Optional<PostId> post) {
    sql.update(RETRACT, reader, orNone(post), kind, from);
  }

  @Override
  public void retractAbout(Collection<AccountId> readers, PostId post) {
    if (!readers.isEmpty()) {
      sql.update(RETRACT_ABOUT, readers, post);
    }
  }

  @Override
  public Optional<Notification> find(NotificationId id) {
    return sql.queryOne(FIND, PostgresNotificationStore::read, id);
  }

  @Override
  public List<Notification> page(
      AccountId reader, Set<Notification.Kind> kinds, Optional<AccountId> from, PageRequest page) {
    String[] names = kinds.stream().map(Notification.Kind::name).toArray(String[]::new);
    return from.isPresent()
        ? sql.page(PAGE_FROM, PostgresNotificationStore::read, page, reader, names, from.get())
        : sql.page(PAGE, PostgresNotificationStore::read, page, reader, names);
  }

  @Override
  public boolean dismiss(AccountId reader, NotificationId id) {
    return sql.update(DISMISS, id, reader) == 1;
  }

  @Override
  public void clear(AccountId reader) {
    sql.update(CLEAR, reader);
  }

  private static long orNone(Optional<PostId> post) {
    return post.map(PostId::value).orElse(0L);
  }

  private static Notification read(Row row) throws SQLException {
    long post = row.big("post");
    return new Notification(
        new NotificationId(row.big("id")),
        new AccountId(row.big("reader")),
        Notification.Kind.valueOf(row.text("kind")),
        new AccountId(row.big("sender")),
        post == 0 ? Optional.empty() : Optional.of(new PostId(post)));
  }
}
