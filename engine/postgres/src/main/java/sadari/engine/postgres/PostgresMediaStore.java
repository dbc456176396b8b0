package sadari.engine.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.Id;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.MediaStore;
import sadari.core.media.Rendition;

/// The records of photos. Attaching and freeing them is part of publishing and deleting posts.
final class PostgresMediaStore implements MediaStore {
  private static final Query ADD =
      new Query(
          "media.add",
          """
          insert into bucket.media (id, owner,
            original_blob, original_bytes, original_width, original_height,
            small_blob, small_bytes, small_width, small_height,
            blurhash, description, focus_x, focus_y, post)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          on conflict do nothing
          """);
  private static final Query FIND =
      new Query("media.find", "select * from bucket.media where id = ?");
  private static final Query FIND_ALL =
      new Query("media.findAll", "select * from bucket.media where id = any (?)");
  private static final Query SET_CAPTION =
      new Query(
          "media.setCaption",
          """
          update bucket.media set description = ?, focus_x = ?, focus_y = ? where id = ?
          """);

  /// As whoever edits it locks it: a version that is just being finished is seen.
  private static final Query LOCK_UNATTACHED =
      new Query(
          "media.lockUnattached",
          "select id from bucket.media where id = ? and post is null for update");

  private static final Query DELETE_UNATTACHED =
      new Query(
          "media.deleteUnattached",
          """
          with gone as (
            delete from bucket.media where id = ? and post is null returning id),
          versions as (
            delete from bucket.media_version v using gone where v.media = gone.id),
          edits as (
            delete from bucket.media_edit e using gone where e.media = gone.id)
          select id from gone
          """);
  private static final Query UNATTACHED =
      new Query(
          "media.unattached",
          "select * from bucket.media where post is null and id < ? order by id limit ?");

  private final Sql sql;

  PostgresMediaStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Media media) {
    Rendition original = media.original();
    Optional<Rendition> small = media.small();
    sql.update(
        ADD,
        media.id(),
        media.owner(),
        original.blob().text(),
        original.bytes(),
        original.width(),
        original.height(),
        small.map(rendition -> rendition.blob().text()),
        small.map(Rendition::bytes),
        small.map(Rendition::width),
        small.map(Rendition::height),
        media.blurhash(),
        media.caption().description(),
        media.caption().focusX(),
        media.caption().focusY(),
        media.post());
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return sql.queryOne(FIND, PostgresMediaStore::read, id);
  }

  @Override
  public Map<MediaId, Media> findAll(Collection<MediaId> ids) {
    Map<MediaId, Media> found = new HashMap<>();
    if (!ids.isEmpty()) {
      for (Media media : sql.queryList(FIND_ALL, PostgresMediaStore::read, ids)) {
        found.put(media.id(), media);
      }
    }
    return Map.copyOf(found);
  }

  @Override
  public boolean setCaption(MediaId id, Media.Caption caption) {
    return sql.update(SET_CAPTION, caption.description(), caption.focusX(), caption.focusY(), id)
        == 1;
  }

  @Override
  public boolean deleteUnattached(MediaId id) {
    return sql.inTransaction(
        "media.deleteUnattached",
        session ->
            session.queryOne(LOCK_UNATTACHED, row -> row.big("id"), id).isPresent()
                && session.queryOne(DELETE_UNATTACHED, row -> row.big("id"), id).isPresent());
  }

  @Override
  public List<Media> unattached(Instant before, int limit) {
    return sql.queryList(UNATTACHED, PostgresMediaStore::read, Id.floor(before), limit);
  }

  private static Media read(Row row) throws SQLException {
    Optional<Rendition> small =
        row.optionalText("small_blob").isEmpty()
            ? Optional.empty()
            : Optional.of(rendition(row, "small"));
    var post = row.optionalBig("post");
    return new Media(
        new MediaId(row.big("id")),
        new AccountId(row.big("owner")),
        rendition(row, "original"),
        small,
        row.text("blurhash"),
        new Media.Caption(row.text("description"), row.real("focus_x"), row.real("focus_y")),
        post.isEmpty() ? Optional.empty() : Optional.of(new PostId(post.getAsLong())));
  }

  private static Rendition rendition(Row row, String size) throws SQLException {
    return new Rendition(
        new BlobKey(row.text(size + "_blob")),
        row.big(size + "_bytes"),
        row.number(size + "_width"),
        row.number(size + "_height"));
  }
}
