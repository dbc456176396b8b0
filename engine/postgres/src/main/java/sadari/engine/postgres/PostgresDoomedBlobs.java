package sadari.engine.postgres;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.media.BlobKey;
import sadari.core.media.DoomedBlobs;

/// Doomed keys as rows. A deletion holds the row's lock until the bytes are gone; sparing is a
/// delete of the same row, which waits for that. By the database's clock.
final class PostgresDoomedBlobs implements DoomedBlobs {
  private static final Query DOOM =
      new Query(
          "doomed.add",
          """
          insert into global.doomed_blob (key) select unnest(?::text[]) on conflict do nothing
          """);
  private static final Query RIPE =
      new Query(
          "doomed.ripe",
          """
          select key from global.doomed_blob
          where key = any (?::text[]) and doomed_at <= clock_timestamp() - ? * interval '1 ms'
          """);
  private static final Query SPARE =
      new Query("doomed.spare", "delete from global.doomed_blob where key = ?");
  private static final Query TAKE =
      new Query(
          "doomed.take",
          """
          delete from global.doomed_blob
          where key = ? and doomed_at <= clock_timestamp() - ? * interval '1 ms'
          """);

  private final Sql sql;

  PostgresDoomedBlobs(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void doom(Collection<BlobKey> keys) {
    if (!keys.isEmpty()) {
      sql.update(DOOM, (Object) texts(keys));
    }
  }

  @Override
  public Set<BlobKey> ripe(Collection<BlobKey> keys, Duration since) {
    return sql
        .write(RIPE, row -> new BlobKey(row.text("key")), texts(keys), since.toMillis())
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void spare(BlobKey key) {
    sql.update(SPARE, key.text());
  }

  @Override
  public boolean execute(BlobKey key, Duration since, Runnable deletion) {
    return sql.inTransaction(
        "doomed.execute",
        session -> {
          if (session.update(TAKE, key.text(), since.toMillis()) == 0) {
            return false;
          }
          // A statement of its own, so that it sees records written before the row was locked.
          boolean needed =
              session
                  .queryOne(
                      PostgresBlobReferences.AMONG,
                      row -> row.text("key"),
                      (Object) new String[] {key.text()})
                  .isPresent();
          if (!needed) {
            deletion.run();
          }
          return !needed;
        });
  }

  private static String[] texts(Collection<BlobKey> keys) {
    return keys.stream().map(BlobKey::text).toArray(String[]::new);
  }
}
