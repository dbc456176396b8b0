package sadari.engine.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.Id;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.WithdrawnPhotos;

/// Photos of deleted posts and replaced portraits. They are written by deleting a post and by
/// changing a profile.
final class PostgresWithdrawnPhotos implements WithdrawnPhotos {
  private static final Query OF =
      new Query("withdrawn.of", "select distinct blob from bucket.withdrawn_photo where post = ?");
  private static final Query UNCLEARED =
      new Query(
          "withdrawn.uncleared",
          """
          select blob, until from bucket.withdrawn_portrait
          where account = ? and not purged order by until, blob limit ?
          """);
  private static final Query CLEARED =
      new Query(
          "withdrawn.cleared",
          """
          update bucket.withdrawn_portrait w set purged = true
          from unnest(?::text[], ?::bigint[]) as done (blob, until)
          where w.account = ? and w.blob = done.blob and w.until = done.until
          """);

  /// A portrait is withdrawn from a profile only: a photo with the same bytes, uploaded whenever,
  /// shows them, unless it is withdrawn itself. Hence 0.
  private static final Query IS =
      new Query(
          "withdrawn.is",
          """
          select exists (
            select from (
              select blob, until from bucket.withdrawn_photo where blob = ?
              union all
              select blob, 0 from bucket.withdrawn_portrait where blob = ?) w
            where not exists (
              select from bucket.media m
              where m.original_blob = w.blob and (m.post is not null or m.id > w.until))
            and not exists (
              select from bucket.media m
              where m.small_blob = w.blob and (m.post is not null or m.id > w.until))
            and not exists (
              select from bucket.media_version v join bucket.media m on m.id = v.media
              where v.original_blob = w.blob and (m.post is not null or m.id > w.until))
            and not exists (
              select from bucket.media_version v join bucket.media m on m.id = v.media
              where v.small_blob = w.blob and (m.post is not null or m.id > w.until))
            and not exists (select from bucket.account a where a.avatar_blob = w.blob)
            and not exists (select from bucket.account a where a.header_blob = w.blob)) as gone
          """);

  private static final Query FORGETTABLE =
      new Query(
          "withdrawn.forgettable",
          """
          select distinct blob from (
            select blob, until from bucket.withdrawn_photo
            union all
            select blob, until from bucket.withdrawn_portrait) w
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
  private static final Query FORGET_PORTRAITS =
      new Query(
          "withdrawn.forgetPortraits",
          "delete from bucket.withdrawn_portrait where blob = any (?::text[]) and until < ?");

  private final Sql sql;

  PostgresWithdrawnPhotos(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<BlobKey> of(PostId post) {
    return sql.queryList(OF, row -> new BlobKey(row.text("blob")), post);
  }

  @Override
  public List<Portrait> uncleared(AccountId account, int limit) {
    return sql.queryList(
        UNCLEARED,
        row -> new Portrait(new BlobKey(row.text("blob")), new EventId(row.big("until"))),
        account,
        limit);
  }

  @Override
  public void cleared(AccountId account, Collection<Portrait> portraits) {
    if (!portraits.isEmpty()) {
      sql.update(
          CLEARED,
          portraits.stream().map(portrait -> portrait.key().text()).toArray(String[]::new),
          portraits.stream().mapToLong(portrait -> portrait.change().value()).toArray(),
          account);
    }
  }

  @Override
  public boolean isWithdrawn(BlobKey key) {
    return sql.queryOne(IS, row -> row.bool("gone"), key.text(), key.text()).orElse(false);
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
    return sql.update(FORGET, texts, Id.floor(before))
        + sql.update(FORGET_PORTRAITS, texts, Id.floor(before));
  }
}
