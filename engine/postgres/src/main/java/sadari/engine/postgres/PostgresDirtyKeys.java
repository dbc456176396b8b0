package sadari.engine.postgres;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import sadari.core.cache.DirtyKeys;

/// Keys that the shared cache could not be told of; on the primary.
final class PostgresDirtyKeys implements DirtyKeys {
  /// By the database's clock: servers' own may differ.
  private static final Query NOTE =
      new Query(
          "dirty.note",
          """
          with everything as (
            select extract(epoch from clock_timestamp() - min(noted_at)) * 1000 as age
            from global.dirty_key where key = '*' and noted_at < '9999-01-01'),
          added as (
            insert into global.dirty_key (key)
            select key from unnest(?::text[]) as key
            where (select age from everything) is null
            returning id)
          select coalesce((select max(id) from added), 0)::bigint as last,
            greatest(0, coalesce((select age from everything), 0))::bigint as age
          """);

  private static final Query PENDING =
      new Query(
          "dirty.pending", "select id, key from global.dirty_key order by key <> '*', id limit ?");

  /// A date that never comes is the mark: no note counts on it, and every server of whatever
  /// version still finds it among what is pending.
  private static final Query TELLING =
      new Query(
          "dirty.telling",
          """
          update global.dirty_key set noted_at = '9999-01-01'
          where key = '*' and noted_at < '9999-01-01'
          """);

  private static final Query SETTLE =
      new Query("dirty.settle", "delete from global.dirty_key where id = any (?::bigint[])");

  private final Sql sql;

  PostgresDirtyKeys(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Receipt note(Collection<String> keys) {
    return sql.write(
            NOTE,
            row -> new Receipt(row.big("last"), Duration.ofMillis(row.big("age"))),
            (Object) keys.toArray(String[]::new))
        .getFirst();
  }

  @Override
  public List<Noted> pending(int limit) {
    return sql.queryList(PENDING, row -> new Noted(row.big("id"), row.text("key")), limit);
  }

  @Override
  public void telling() {
    int _ = sql.update(TELLING);
  }

  @Override
  public void settle(Collection<Long> ids) {
    int _ = sql.update(SETTLE, (Object) ids.stream().mapToLong(Long::longValue).sorted().toArray());
  }
}
