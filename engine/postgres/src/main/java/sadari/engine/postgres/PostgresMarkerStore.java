package sadari.engine.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.marker.Marker;
import sadari.core.marker.MarkerStore;

/// How far accounts have read: one row per account and place.
final class PostgresMarkerStore implements MarkerStore {
  /// Always in the order of places, so that two of these never wait for each other.
  private static final Query ADVANCE =
      new Query(
          "marker.advance",
          """
          insert into bucket.marker as m (account, place, last_read, version, updated_at)
          select ?::bigint, place, last_read, 1, ?::timestamptz
          from unnest(?::text[], ?::bigint[]) as wanted (place, last_read)
          on conflict (account, place) do update
          set last_read = excluded.last_read, version = m.version + 1,
            updated_at = greatest(m.updated_at, excluded.updated_at)
          where m.last_read < excluded.last_read
          """);

  private static final Query FIND =
      new Query(
          "marker.find",
          """
          select place, last_read, version, updated_at from bucket.marker
          where account = ? and place = any (?::text[])
          order by place
          """);

  private final Sql sql;

  PostgresMarkerStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Marker> advance(AccountId reader, Map<Marker.Place, Long> lastRead, Instant now) {
    Map<Marker.Place, Long> inOrder = new EnumMap<>(Marker.Place.class);
    inOrder.putAll(lastRead);
    return sql.inTransaction(
        "marker.advance",
        session -> {
          session.update(ADVANCE, reader, now, inOrder.keySet(), inOrder.values());
          return session.queryList(FIND, PostgresMarkerStore::read, reader, inOrder.keySet());
        });
  }

  @Override
  public List<Marker> find(AccountId reader, Set<Marker.Place> places) {
    return sql.queryList(FIND, PostgresMarkerStore::read, reader, places);
  }

  private static Marker read(Row row) throws SQLException {
    return new Marker(
        Marker.Place.valueOf(row.text("place")),
        row.big("last_read"),
        row.big("version"),
        row.instant("updated_at"));
  }
}
