package sadari.engine.postgres;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.timeline.HomeStore;

/// Home inboxes; every operation is one statement. Rows are written in the order of their key, so
/// that two writers never wait for each other in a circle.
final class PostgresHomeStore implements HomeStore {
  private static final Query PUSH =
      new Query(
          "home.push",
          """
          insert into bucket.home (reader, post, author)
          select reader, ?, ? from unnest(?) as reader
          on conflict do nothing
          """);
  private static final Query WITHDRAW =
      new Query("home.withdraw", "delete from bucket.home where post = ? and reader = any (?)");
  private static final Query FILL =
      new Query(
          "home.fill",
          """
          insert into bucket.home (reader, post, author)
          select ?, entry.post, entry.author from unnest(?, ?) as entry (post, author)
          on conflict do nothing
          """);
  private static final Query FORGET =
      new Query("home.forget", "delete from bucket.home where reader = ? and author = ?");
  private static final Query.Paged PAGE =
      Query.paged("home.page", "select post, author from bucket.home where reader = ?", "post");

  private final Sql sql;

  PostgresHomeStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void push(Entry entry, Collection<AccountId> readers) {
    if (!readers.isEmpty()) {
      sql.update(PUSH, entry.post(), entry.author(), sorted(readers));
    }
  }

  @Override
  public void withdraw(PostId post, Collection<AccountId> readers) {
    if (!readers.isEmpty()) {
      sql.update(WITHDRAW, post, sorted(readers));
    }
  }

  private static long[] sorted(Collection<AccountId> readers) {
    return readers.stream().mapToLong(AccountId::value).sorted().toArray();
  }

  @Override
  public void fill(AccountId reader, Collection<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    List<Entry> sorted =
        entries.stream().sorted(Comparator.comparingLong(entry -> entry.post().value())).toList();
    sql.update(
        FILL,
        reader,
        sorted.stream().mapToLong(entry -> entry.post().value()).toArray(),
        sorted.stream().mapToLong(entry -> entry.author().value()).toArray());
  }

  @Override
  public void forget(AccountId reader, AccountId author) {
    sql.update(FORGET, reader, author);
  }

  @Override
  public List<Entry> page(AccountId reader, PageRequest page) {
    return sql.page(
        PAGE,
        row -> new Entry(new PostId(row.big("post")), new AccountId(row.big("author"))),
        page,
        reader);
  }
}
