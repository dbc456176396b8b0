package sadari.engine.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import sadari.core.id.EventId;
import sadari.core.outbox.DeadLetters;
import sadari.core.outbox.Lane;

/// The buried rows of the outbox.
final class PostgresDeadLetters implements DeadLetters {
  private static final Query PAGE =
      new Query(
          "dead.page",
          """
          select id, kind, lane, numbers, attempts, coalesce(cause, '') as cause,
            coalesce(buried_at, claimable_at) as buried_at
          from bucket.outbox where buried and id > ? order by id limit ?
          """);
  private static final Query REPLAY =
      new Query(
          "dead.replay",
          """
          update bucket.outbox
          set buried = false, buried_at = null, attempts = 0, claimable_at = ?
          where buried and id = ? returning lane
          """);
  private static final Query REPLAY_ALL =
      new Query(
          "dead.replay.all",
          """
          update bucket.outbox
          set buried = false, buried_at = null, attempts = 0, claimable_at = ?
          where id = any (array(
            select id from bucket.outbox where buried order by id limit ? for update skip locked))
          returning lane
          """);
  private static final Query DISCARD =
      new Query("dead.discard", "delete from bucket.outbox where buried and id = ?");

  private final Sql sql;

  PostgresDeadLetters(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<DeadLetter> page(long after, int limit) {
    return sql.queryList(PAGE, PostgresDeadLetters::read, after, limit);
  }

  private static DeadLetter read(Row row) throws SQLException {
    return new DeadLetter(
        new EventId(row.big("id")),
        row.text("kind"),
        Lane.of(row.text("lane")),
        Arrays.stream(row.bigs("numbers")).boxed().toList(),
        row.number("attempts"),
        row.text("cause"),
        row.instant("buried_at"));
  }

  @Override
  public boolean replay(EventId id, Instant at) {
    return replay(REPLAY, at, id) > 0;
  }

  @Override
  public int replayAll(Instant at, int limit) {
    return replay(REPLAY_ALL, at, limit);
  }

  private int replay(Query query, Object... parameters) {
    return sql.inTransaction(
        query.name(),
        session -> {
          List<Lane> lanes = session.queryList(query, row -> Lane.of(row.text("lane")), parameters);
          Bells.ring(session, Set.copyOf(lanes));
          return lanes.size();
        });
  }

  @Override
  public boolean discard(EventId id) {
    return sql.update(DISCARD, id) > 0;
  }
}
