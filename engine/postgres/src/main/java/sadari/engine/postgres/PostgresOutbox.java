package sadari.engine.postgres;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// Events whose effects are not done.
///
/// A claim moves `claimable_at` to the end of its lease and skips rows that another claim has
/// locked; nothing else tells a leased event from one that waits for its retry.
final class PostgresOutbox implements Outbox {
  private static final Logger LOG = System.getLogger(PostgresOutbox.class.getName());
  private static final Query DONE =
      new Query("outbox.done", "delete from bucket.outbox where id = any (?)");
  private static final Query ADD =
      new Query(
          "outbox.add",
          """
          insert into bucket.outbox (id, kind, numbers, attempts, claimable_at)
          select part.id, part.kind, part.numbers::bigint[], part.attempts, ?
          from unnest(?, ?, ?, ?) as part (id, kind, numbers, attempts)
          on conflict do nothing
          """);
  private static final Query CLAIM =
      new Query(
          "outbox.claim",
          """
          update bucket.outbox set attempts = attempts + 1, claimable_at = ?
          where id = any (array(
            select id from bucket.outbox where not buried and claimable_at <= ?
            order by claimable_at, id limit ? for update skip locked))
          returning id, kind, numbers, attempts
          """);
  private static final Query RETRY =
      new Query(
          "outbox.retry", "update bucket.outbox set claimable_at = ?, cause = ? where id = ?");
  private static final Query POSTPONE =
      new Query(
          "outbox.postpone",
          """
          update bucket.outbox
          set claimable_at = ?, cause = ?, attempts = greatest(attempts - 1, 0)
          where id = ?
          """);
  private static final Query BURY =
      new Query("outbox.bury", "update bucket.outbox set buried = true, cause = ? where id = ?");
  private static final Query BACKLOG =
      new Query(
          "outbox.backlog",
          """
          select count(*) filter (where not buried) as waiting,
                 count(*) filter (where buried) as buried,
                 min(id) filter (where not buried) as oldest
          from bucket.outbox
          """);

  private final Sql sql;

  PostgresOutbox(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void replace(EventId cause, List<PendingEvent> parts, Instant claimableAt) {
    sql.inTransaction(
        "outbox.replace",
        session -> {
          if (!parts.isEmpty()) {
            session.update(
                ADD,
                claimableAt,
                parts.stream().mapToLong(part -> part.id().value()).toArray(),
                parts.stream().map(part -> part.event().kind()).toArray(String[]::new),
                parts.stream()
                    .map(part -> ArrayText.of(part.event().numbers()))
                    .toArray(String[]::new),
                parts.stream().mapToInt(PendingEvent::attempts).toArray());
          }
          return session.update(DONE, List.of(cause));
        });
  }

  @Override
  public List<PendingEvent> claim(Instant now, Duration lease, int limit) {
    return sql.write(CLAIM, PostgresOutbox::read, now.plus(lease), now, limit).stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingLong(event -> event.id().value()))
        .toList();
  }

  /// Empty for an event of a kind that a newer release writes: it keeps its lease and is left for a
  /// server that knows it, and does not stand in the way of the others.
  private static Optional<PendingEvent> read(Row row) throws SQLException {
    EventId id = new EventId(row.big("id"));
    try {
      Event event = Event.of(row.text("kind"), row.bigs("numbers"));
      return Optional.of(new PendingEvent(id, event, row.number("attempts")));
    } catch (IllegalArgumentException unknown) {
      LOG.log(Level.WARNING, "event {0}: {1}", id, unknown.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void done(List<EventId> ids) {
    if (!ids.isEmpty()) {
      sql.update(DONE, ids.stream().mapToLong(EventId::value).sorted().toArray());
    }
  }

  @Override
  public void retry(EventId id, Instant at, String cause) {
    sql.update(RETRY, at, cause, id);
  }

  @Override
  public void postpone(EventId id, Instant at, String cause) {
    sql.update(POSTPONE, at, cause, id);
  }

  @Override
  public void bury(EventId id, String cause) {
    sql.update(BURY, cause, id);
  }

  @Override
  public Backlog backlog(Instant now) {
    record Counts(long waiting, long buried, OptionalLong oldest) {}
    Counts counts =
        sql.queryList(
                BACKLOG,
                row -> new Counts(row.big("waiting"), row.big("buried"), row.optionalBig("oldest")))
            .getFirst();
    Duration oldest =
        counts.oldest().isEmpty()
            ? Duration.ZERO
            : Duration.between(new EventId(counts.oldest().getAsLong()).madeAt(), now);
    return new Backlog(
        counts.waiting(), oldest.isNegative() ? Duration.ZERO : oldest, counts.buried());
  }
}
