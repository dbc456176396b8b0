package sadari.engine.postgres;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobReferences;

/// Who names stored bytes: one line for each column that does.
final class PostgresBlobReferences implements BlobReferences {
  static final Query AMONG =
      new Query(
          "blob.references",
          """
          select key from unnest(?::text[]) as key
          where exists (select from bucket.media where original_blob = key)
            or exists (select from bucket.media where small_blob = key)
            or exists (select from bucket.media_version where original_blob = key)
            or exists (select from bucket.media_version where small_blob = key)
            or exists (select from bucket.account where avatar_blob = key)
            or exists (select from bucket.account where header_blob = key)
          """);

  private final Sql sql;

  PostgresBlobReferences(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Set<BlobKey> among(Collection<BlobKey> keys) {
    return sql
        .queryList(
            AMONG,
            row -> new BlobKey(row.text("key")),
            (Object) keys.stream().map(BlobKey::text).toArray(String[]::new))
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
