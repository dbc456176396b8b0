package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sadari.core.id.AccountId;
import sadari.core.id.DeedId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.moderation.Deed;
import sadari.core.moderation.ModerationLog;
import sadari.core.outbox.Event;
import sadari.core.outbox.Written;

/// Deeds of the operators, one row each.
final class PostgresModerationLog implements ModerationLog {
  private static final Query NOTE =
      new Query(
          "moderation.note",
          """
          insert into bucket.moderation_deed (id, kind, account, post, reason)
          values (?, ?, ?, ?, ?)
          on conflict do nothing
          """);
  private static final Query REMOVAL =
      new Query(
          "moderation.removal",
          "select * from bucket.moderation_deed where kind = 'REMOVE_POST' and post = ?");
  private static final Query LAST =
      new Query(
          "moderation.last",
          """
          select * from bucket.moderation_deed where account = ? and kind = ?
          order by id desc limit 1
          """);
  private static final Query PAGE =
      new Query(
          "moderation.page",
          "select * from bucket.moderation_deed where id > ? order by id limit ?");

  private final Sql sql;

  PostgresModerationLog(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void note(Deed deed) {
    sql.update(NOTE, values(deed));
  }

  private static Object[] values(Deed deed) {
    return new Object[] {deed.id(), deed.kind(), deed.account(), deed.post(), deed.reason()};
  }

  @Override
  public Written<Deed> clear(Deed deed, EventId event) {
    Event cleared = new Event.AccountCleared(deed.account(), new PostId(deed.id().value()));
    return sql.inTransaction(
        "moderation.clear",
        session -> {
          session.update(NOTE, values(deed));
          return new Written<>(deed, List.of(OutboxWriter.write(session, event, cleared)));
        });
  }

  @Override
  public Optional<Deed> removal(PostId post) {
    return sql.queryOne(REMOVAL, PostgresModerationLog::read, post);
  }

  @Override
  public Optional<Deed> last(AccountId account, Deed.Kind kind) {
    return sql.queryOne(LAST, PostgresModerationLog::read, account, kind);
  }

  @Override
  public List<Deed> page(long after, int limit) {
    return sql.queryList(PAGE, PostgresModerationLog::read, after, limit);
  }

  private static Deed read(Row row) throws SQLException {
    OptionalLong post = row.optionalBig("post");
    return new Deed(
        new DeedId(row.big("id")),
        Deed.Kind.valueOf(row.text("kind")),
        new AccountId(row.big("account")),
        post.isPresent() ? Optional.of(new PostId(post.getAsLong())) : Optional.empty(),
        row.optionalText("reason"));
  }
}
