package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;
import sadari.core.media.Rendition;
import sadari.core.media.edit.EditJob;
import sadari.core.media.edit.Edits;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.media.edit.Version;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;

/// Edits to photos and the versions that come of them. Whatever changes what a photo shows locks
/// the photo's row first.
final class PostgresMediaEditStore implements MediaEditStore {
  private static final Query LOCK =
      new Query(
          "mediaEdit.lock",
          "select owner, version, versions, settled from bucket.media where id = ? for update");
  private static final Query BY_KEY =
      new Query("mediaEdit.byKey", "select * from bucket.media_edit where owner = ? and key = ?");
  private static final Query UNDER_WAY =
      new Query(
          "mediaEdit.underWay",
          """
          select count(*) as many from bucket.media_edit
          where media = ? and state in ('QUEUED', 'RUNNING') and reason is null
          """);
  private static final Query KEEP_UPLOADED =
      new Query(
          "mediaEdit.keepUploaded",
          """
          insert into bucket.media_version (media, version,
            original_blob, original_bytes, original_width, original_height,
            small_blob, small_bytes, small_width, small_height, blurhash)
          select id, 0, original_blob, original_bytes, original_width, original_height,
            small_blob, small_bytes, small_width, small_height, blurhash
          from bucket.media where id = ?
          on conflict do nothing
          """);
  private static final Query GIVE_NUMBER =
      new Query(
          "mediaEdit.giveNumber", "update bucket.media set versions = versions + 1 where id = ?");
  private static final Query ASK =
      new Query(
          "mediaEdit.ask",
          """
          insert into bucket.media_edit (id, owner, media, base, version, edits, key, state, percent)
          values (?, ?, ?, ?, ?, ?, ?, 'QUEUED', 0)
          on conflict (owner, key) where key is not null do nothing
          """);
  private static final Query FIND =
      new Query("mediaEdit.find", "select * from bucket.media_edit where id = ?");
  private static final Query FIND_VERSION =
      new Query(
          "mediaEdit.findVersion",
          "select * from bucket.media_version where media = ? and version = ?");
  private static final Query PROGRESS =
      new Query(
          "mediaEdit.progress",
          """
          update bucket.media_edit set state = 'RUNNING', percent = ?, reason = null
          where id = ? and state in ('QUEUED', 'RUNNING') and (percent < ? or reason is not null)
          """);
  private static final Query END =
      new Query(
          "mediaEdit.end",
          """
          update bucket.media_edit set state = ?, reason = ?
          where id = ? and state in ('QUEUED', 'RUNNING')
          """);

  /// One that is not over and has a reason is given up: a version before this one goes on with it.
  private static final Query GIVE_UP =
      new Query(
          "mediaEdit.giveUp",
          "update bucket.media_edit set reason = ? where id = ? and state in ('QUEUED', 'RUNNING')");

  private static final Query ADD_VERSION =
      new Query(
          "mediaEdit.addVersion",
          """
          insert into bucket.media_version (media, version, job, base, edits,
            original_blob, original_bytes, original_width, original_height,
            small_blob, small_bytes, small_width, small_height, blurhash)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private static final Query SHOW =
      new Query(
          "mediaEdit.show",
          """
          update bucket.media m set version = v.version, settled = ?,
            original_blob = v.original_blob, original_bytes = v.original_bytes,
            original_width = v.original_width, original_height = v.original_height,
            small_blob = v.small_blob, small_bytes = v.small_bytes,
            small_width = v.small_width, small_height = v.small_height, blurhash = v.blurhash
          from bucket.media_version v where m.id = ? and v.media = m.id and v.version = ?
          """);
  private static final Query HISTORY =
      new Query(
          "mediaEdit.history",
          """
          select m.version as shown, coalesce(v.version, 0) as version, v.job, v.base, v.edits,
            coalesce(v.original_blob, m.original_blob) as original_blob,
            coalesce(v.original_bytes, m.original_bytes) as original_bytes,
            coalesce(v.original_width, m.original_width) as original_width,
            coalesce(v.original_height, m.original_height) as original_height,
            case when v.media is null then m.small_blob else v.small_blob end as small_blob,
            case when v.media is null then m.small_bytes else v.small_bytes end as small_bytes,
            case when v.media is null then m.small_width else v.small_width end as small_width,
            case when v.media is null then m.small_height else v.small_height end as small_height,
            coalesce(v.blurhash, m.blurhash) as blurhash
          from bucket.media m left join bucket.media_version v on v.media = m.id
          where m.id = ? and m.owner = ? order by 2
          """);

  private final Sql sql;

  PostgresMediaEditStore(Sql sql) {
    this.sql = sql;
  }

  /// @param shown the version that is shown
  /// @param given the highest number given out
  private record Photo(long owner, int shown, int given, int settled) {}

  private static Optional<Photo> lock(Session session, MediaId media) throws SQLException {
    return session.queryOne(
        LOCK,
        row ->
            new Photo(
                row.big("owner"),
                row.number("version"),
                row.number("versions"),
                row.number("settled")),
        media);
  }

  @Override
  public Written<Asked> ask(EditJob.Request request, Optional<String> key, EventId event) {
    return sql.inTransaction(
        "mediaEdit.ask",
        session -> {
          Optional<EditJob> earlier = byKey(session, request, key);
          if (earlier.isPresent()) {
            return only(new Asked.Noted(earlier.get()));
          }
          Optional<Photo> photo =
              lock(session, request.media())
                  .filter(found -> found.owner() == request.owner().value());
          return photo.isEmpty()
              ? only(new Asked.Missing())
              : note(session, request, key, event, photo.get());
        });
  }

  private static Written<Asked> only(Asked asked) {
    return new Written<>(asked, List.of());
  }

  private static Optional<EditJob> byKey(
      Session session, EditJob.Request request, Optional<String> key) throws SQLException {
    return key.isEmpty()
        ? Optional.empty()
        : session.queryOne(BY_KEY, PostgresMediaEditStore::job, request.owner(), key.get());
  }

  private static Written<Asked> note(
      Session session, EditJob.Request request, Optional<String> key, EventId event, Photo photo)
      throws SQLException {
    Optional<EditJob> meanwhile = byKey(session, request, key);
    if (meanwhile.isPresent()) {
      return only(new Asked.Noted(meanwhile.get()));
    }
    int version = photo.given() + 1;
    if (version > MOST_VERSIONS) {
      return only(new Asked.TooMany("a photo can be edited " + MOST_VERSIONS + " times"));
    }
    if (session.queryOne(UNDER_WAY, row -> row.big("many"), request.media()).orElseThrow()
        >= MOST_AT_A_TIME) {
      return only(new Asked.TooMany(MOST_AT_A_TIME + " edits of this photo are under way already"));
    }
    boolean noted =
        session.update(
                ASK,
                request.id(),
                request.owner(),
                request.media(),
                photo.shown(),
                version,
                request.edits().text(),
                key)
            == 1;
    if (!noted) {
      // The same key at the same moment, for another photo.
      return only(new Asked.Noted(byKey(session, request, key).orElseThrow()));
    }
    session.update(KEEP_UPLOADED, request.media());
    session.update(GIVE_NUMBER, request.media());
    PendingEvent pending =
        OutboxWriter.write(session, event, new Event.PhotoEditAsked(request.id()));
    EditJob job =
        new EditJob(
            request.id(),
            request.owner(),
            request.media(),
            request.edits(),
            photo.shown(),
            version,
            new EditJob.State.Queued());
    return new Written<>(new Asked.Noted(job), List.of(pending));
  }

  @Override
  public Optional<EditJob> find(JobId id) {
    return sql.queryOne(FIND, PostgresMediaEditStore::job, id);
  }

  @Override
  public Optional<Version> findVersion(MediaId media, int number) {
    return sql.queryOne(FIND_VERSION, PostgresMediaEditStore::version, media, number);
  }

  @Override
  public void progress(JobId id, int percent) {
    sql.update(PROGRESS, percent, id, percent);
  }

  @Override
  public boolean finish(EditJob job, Version.Look look) {
    return sql.inTransaction(
        "mediaEdit.finish",
        session -> {
          Optional<Photo> photo = lock(session, job.media());
          boolean ends =
              photo.isPresent() && session.update(END, "DONE", Optional.empty(), job.id()) == 1;
          if (ends) {
            add(session, job, look);
            if (photo.get().settled() < job.version()) {
              session.update(SHOW, job.version(), job.media(), job.version());
            }
          }
          return ends;
        });
  }

  private static void add(Session session, EditJob job, Version.Look look) throws SQLException {
    Rendition original = look.original();
    Optional<Rendition> small = look.small();
    session.update(
        ADD_VERSION,
        job.media(),
        job.version(),
        job.id(),
        job.base(),
        job.edits().text(),
        original.blob().text(),
        original.bytes(),
        original.width(),
        original.height(),
        small.map(rendition -> rendition.blob().text()),
        small.map(Rendition::bytes),
        small.map(Rendition::width),
        small.map(Rendition::height),
        look.blurhash());
  }

  @Override
  public void fail(JobId id, String reason) {
    sql.update(END, "FAILED", reason, id);
  }

  @Override
  public void giveUp(JobId id, String reason) {
    sql.update(GIVE_UP, reason, id);
  }

  @Override
  public Undone undo(AccountId owner, MediaId media, OptionalInt number) {
    return sql.inTransaction(
        "mediaEdit.undo",
        session -> {
          Optional<Photo> photo =
              lock(session, media).filter(found -> found.owner() == owner.value());
          if (photo.isEmpty()) {
            return new Undone.Missing();
          }
          int wanted = number.orElse(-1);
          if (number.isEmpty()) {
            Optional<Version> shown =
                session.queryOne(
                    FIND_VERSION, PostgresMediaEditStore::version, media, photo.get().shown());
            wanted = shown.flatMap(Version::origin).map(Version.Origin::base).orElse(-1);
          }
          // All that was asked for until now is older than this.
          return session.update(SHOW, photo.get().given(), media, wanted) == 1
              ? new Undone.Shown(wanted)
              : new Undone.Nothing();
        });
  }

  @Override
  public Optional<History> findHistory(AccountId owner, MediaId media) {
    record Line(int shown, Version version) {}
    List<Line> lines =
        sql.queryList(HISTORY, row -> new Line(row.number("shown"), version(row)), media, owner);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new History(lines.getFirst().shown(), lines.stream().map(Line::version).toList()));
  }

  private static EditJob job(Row row) throws SQLException {
    return new EditJob(
        new JobId(row.big("id")),
        new AccountId(row.big("owner")),
        new MediaId(row.big("media")),
        Edits.of(row.text("edits")),
        row.number("base"),
        row.number("version"),
        state(row));
  }

  private static EditJob.State state(Row row) throws SQLException {
    Optional<String> reason = row.optionalText("reason");
    return switch (row.text("state")) {
      case "DONE" -> new EditJob.State.Done();
      case "FAILED" -> new EditJob.State.Failed(reason.orElse(""));
      case String _ when reason.isPresent() -> new EditJob.State.GivenUp(reason.get());
      case "QUEUED" -> new EditJob.State.Queued();
      default -> new EditJob.State.Running(row.number("percent"));
    };
  }

  private static Version version(Row row) throws SQLException {
    OptionalLong job = row.optionalBig("job");
    Optional<Version.Origin> origin =
        job.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Version.Origin(
                    new JobId(job.getAsLong()), row.number("base"), Edits.of(row.text("edits"))));
    return new Version(
        row.number("version"),
        origin,
        new Version.Look(
            Renditions.read(row, "original").orElseThrow(),
            Renditions.read(row, "small"),
            row.text("blurhash")));
  }
}
