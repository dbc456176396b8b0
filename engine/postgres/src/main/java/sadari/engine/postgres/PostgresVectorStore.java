package sadari.engine.postgres;

import java.util.Optional;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.id.AccountId;

/// Vectors in a table that is not logged: a raise waits for no disk and no standby, and whatever
/// makes the table lose a row (a crash, a fail-over) empties it.
final class PostgresVectorStore implements VectorStore {
  private static final Query FIND =
      new Query(
          "vector.find", "select timeline, lsn, invalidation from bucket.vector where account = ?");

  /// Rows compare from left to right, as positions do. What is no news changes no row.
  private static final Query RAISE =
      new Query(
          "vector.raise",
          """
          insert into bucket.vector as known (account, timeline, lsn, invalidation)
          values (?, ?, ?, ?)
          on conflict (account) do update set
            timeline = greatest(known.timeline, excluded.timeline),
            lsn = case
              when (excluded.timeline, excluded.lsn) > (known.timeline, known.lsn)
              then excluded.lsn else known.lsn end,
            invalidation = greatest(known.invalidation, excluded.invalidation),
            raised_at = excluded.raised_at
          where (excluded.timeline, excluded.lsn) > (known.timeline, known.lsn)
            or excluded.invalidation > known.invalidation
          """);

  private final Sql sql;

  PostgresVectorStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Vector> find(AccountId account) {
    return sql.queryOne(
        FIND,
        row -> new Vector(row.big("timeline"), row.big("lsn"), row.big("invalidation")),
        account);
  }

  @Override
  public void raise(AccountId account, Vector atLeast) {
    sql.update(RAISE, account, atLeast.timeline(), atLeast.lsn(), atLeast.invalidation());
  }
}
