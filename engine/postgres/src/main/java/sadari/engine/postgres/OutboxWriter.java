package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.List;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// Writes an event in the transaction of its cause.
final class OutboxWriter {
  private static final Query INSERT =
      new Query(
          "outbox.insert",
          """
          insert into bucket.outbox (id, kind, lane, numbers, attempts, claimable_at)
          values (?, ?, ?, ?, ?, now() + make_interval(secs => ?))
          """);

  /// The end of a statement that writes an event where there is a row of what follows; with
  /// [#values].
  static final String INSERT_FROM =
      """
      insert into bucket.outbox (id, kind, lane, numbers, attempts, claimable_at)
      select ?::bigint, ?::text, ?::text, ?::bigint[], ?::integer, now() + make_interval(secs => ?) from
      """;

  private OutboxWriter() {}

  /// Writes a fresh event. The writer has [Outbox#headStart] for its own try, by the database's
  /// clock; where it has none, workers hear of the event with the commit.
  static PendingEvent write(Session session, EventId id, Event event) throws SQLException {
    PendingEvent pending = new PendingEvent(id, event, 0);
    session.update(INSERT, values(pending).toArray());
    if (Outbox.headStart(event.lane()).isZero()) {
      Bells.ring(session, List.of(pending));
    }
    return pending;
  }

  /// The values of a fresh event, in the order of the statements' columns.
  static List<Object> values(PendingEvent pending) {
    return List.of(
        pending.id(),
        pending.event().kind(),
        pending.event().lane().text(),
        pending.event().numbers(),
        pending.attempts(),
        (double) Outbox.headStart(pending.event().lane()).toSeconds());
  }
}
