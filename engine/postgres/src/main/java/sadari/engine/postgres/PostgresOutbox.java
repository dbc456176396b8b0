package sadari.engine.postgres;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.Lane;
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
  private static final Query MOVED =
      new Query(
          "outbox.moved",
          """
          delete from bucket.outbox where id = any (?) and claimable_at = ? and not buried
          """);
  private static final Query ADD =
      new Query(
          "outbox.add",
          """
          insert into bucket.outbox (id, kind, lane, numbers, attempts, claimable_at)
          select part.id, part.kind, part.lane, part.numbers::bigint[], part.attempts, ?
          from unnest(?, ?, ?, ?, ?) as part (id, kind, lane, numbers, attempts)
          on conflict do nothing
          """);
  private static final Query CLAIM =
      new Query(
          "outbox.claim",
          """
          update bucket.outbox set attempts = attempts + 1, claimable_at = ?
          where id = any (array(
            select id from bucket.outbox where not buried and lane = ? and claimable_at <= ?
            order by claimable_at, id limit ? for update skip locked))
          returning id, kind, numbers, attempts
          """);
  private static final Query AGAIN =
      new Query(
          "outbox.again",
          """
          insert into bucket.outbox (id, kind, lane, numbers, attempts, claimable_at, cause)
          values (?, ?, ?, ?, ?, ?, ?)
          on conflict (id) do update set lane = excluded.lane, attempts = excluded.attempts,
            claimable_at = excluded.claimable_at, cause = excluded.cause
          where not outbox.buried
          """);
  private static final Query BURY =
      new Query(
          "outbox.bury",
          """
          insert into bucket.outbox
            (id, kind, lane, numbers, attempts, claimable_at, cause, buried, buried_at)
          values (?, ?, ?, ?, ?, now(), ?, true, now())
          on conflict (id) do update set attempts = excluded.attempts, cause = excluded.cause,
            buried = true, buried_at = excluded.buried_at
          where not outbox.buried
          """);
  private static final Query BACKLOG =
      new Query(
          "outbox.backlog",
          """
          select lane, count(*) filter (where not buried) as waiting,
                 count(*) filter (where buried) as buried,
                 min(id) filter (where not buried) as oldest
          from bucket.outbox group by lane
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
          add(session, parts, claimableAt);
          if (!claimableAt.isAfter(Instant.now())) {
            Bells.ring(session, parts);
          }
          return session.update(DONE, List.of(cause));
        });
  }

  /// Adds events that are not there yet.
  static void add(Session session, List<PendingEvent> events, Instant claimableAt)
      throws SQLException {
    if (!events.isEmpty()) {
      session.update(
          ADD,
          claimableAt,
          events.stream().mapToLong(part -> part.id().value()).toArray(),
          events.stream().map(part -> part.event().kind()).toArray(String[]::new),
          events.stream().map(part -> part.event().lane().text()).toArray(String[]::new),
          events.stream().map(part -> ArrayText.of(part.event().numbers())).toArray(String[]::new),
          events.stream().mapToInt(PendingEvent::attempts).toArray());
    }
  }

  @Override
  public List<PendingEvent> claim(Lane lane, Instant now, Duration lease, int limit) {
    return sql.write(CLAIM, PostgresOutbox::read, now.plus(lease), lane.text(), now, limit).stream()
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
  public void moved(List<EventId> ids, Instant until) {
    if (!ids.isEmpty()) {
      sql.update(MOVED, ids.stream().mapToLong(EventId::value).sorted().toArray(), until);
    }
  }

  @Override
  public void again(PendingEvent pending, Instant at, String cause) {
    Event event = pending.event();
    sql.update(
        AGAIN,
        pending.id(),
        event.kind(),
        event.lane().text(),
        event.numbers(),
        pending.attempts(),
        at,
        cause);
  }

  @Override
  public void bury(PendingEvent pending, String cause) {
    Event event = pending.event();
    sql.update(
        BURY,
        pending.id(),
        event.kind(),
        event.lane().text(),
        event.numbers(),
        pending.attempts(),
        cause);
  }

  @Override
  public Map<Lane, Backlog> backlog(Instant now) {
    record Of(Lane lane, Backlog backlog) {}
    Map<Lane, Backlog> all = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      all.put(lane, Backlog.NONE);
    }
    sql.queryList(BACKLOG, row -> new Of(Lane.of(row.text("lane")), backlog(row, now)))
        .forEach(each -> all.put(each.lane(), each.backlog()));
    return all;
  }

  private static Backlog backlog(Row row, Instant now) throws SQLException {
    OptionalLong oldest = row.optionalBig("oldest");
    Duration age =
        oldest.isEmpty()
            ? Duration.ZERO
            : Duration.between(new EventId(oldest.getAsLong()).madeAt(), now);
    return new Backlog(
        row.big("waiting"), age.isNegative() ? Duration.ZERO : age, row.big("buried"));
  }
}
