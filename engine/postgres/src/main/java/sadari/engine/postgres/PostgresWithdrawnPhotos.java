package sadari.engine.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import sadari.core.id.Id;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.WithdrawnPhotos;

/// Photos of deleted posts. They are written by deleting a post.
final class PostgresWithdrawnPhotos implements WithdrawnPhotos {
  private static final Query OF =
      new Query("withdrawn.of", "select distinct blob from bucket.withdrawn_photo where post = ?");
  private static final Query IS =
      new Query(
          "withdrawn.is",
          """
          select exists (
            select from bucket.withdrawn_photo w
            where w.blob = ?
            and not exists (
              select from bucket.media m
              where m.original_blob = w.blob and (m.post is not null or m.id > w.until))
            and not exists (
              select from bucket.media m
              where m.small_blob = w.blob and (m.post is not null or m.id > w.until))
            and not exists (select from bucket.account a where a.avatar_blob = w.blob)
            and not exists (select from bucket.account a where a.header_blob = w.blob)) as gone
          """);

  private static final Query FORGETTABLE =
      new Query(
          "withdrawn.forgettable",
          """
          select distinct blob from bucket.withdrawn_photo w
          where until < ? and blob > ?
            and not exists (select from bucket.media where original_blob = w.blob)
            and not exists (select from bucket.media where small_blob = w.blob)
            and not exists (select from bucket.media_version where original_blob = w.blob)
            and not exists (select from bucket.media_version where small_blob = w.blob)
            and not exists (select from bucket.account where avatar_blob = w.blob)
            and not exists (select from bucket.account where header_blob = w.blob)
          order by blob limit ?
          """);
  private static final Query FORGET =
      new Query(
          "withdrawn.forget",
          "delete from bucket.withdrawn_photo where blob = any (?::text[]) and until < ?");

  private final Sql sql;

  PostgresWithdrawnPhotos(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<BlobKey> of(PostId post) {
    return sql.queryList(OF, row -> new BlobKey(row.text("blob")), post);
  }

  @Override
  public boolean isWithdrawn(BlobKey key) {
    return sql.queryOne(IS, row -> row.bool("gone"), key.text()).orElse(false);
  }

  @Override
  public List<BlobKey> forgettable(Instant before, Optional<BlobKey> after, int limit) {
    return sql.queryList(
        FORGETTABLE,
        row -> new BlobKey(row.text("blob")),
        Id.floor(before),
        after.map(BlobKey::text).orElse(""),
        limit);
  }

  @Override
  public int forget(Collection<BlobKey> keys, Instant before) {
    String[] texts = keys.stream().map(BlobKey::text).toArray(String[]::new);
    return sql.update(FORGET, texts, Id.floor(before));
  }
}
