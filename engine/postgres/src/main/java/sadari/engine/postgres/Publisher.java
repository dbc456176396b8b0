package sadari.engine.postgres;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.core.failure.Conflict;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.post.Post;
import sadari.core.post.PostStore.Published;

/// Publishes a post and says what became of it.
///
/// A post that is new costs one round trip. For any other the reason is looked up afterwards; where
/// it is gone by then (the boost that stood in the way was deleted), the post is tried again.
final class Publisher {
  private static final int ATTEMPTS = 3;

  private static final Query USED_KEY =
      new Query(
          "post.usedKey",
          "select post as id from bucket.post_key where author = ? and key = ? and post >= ?");
  private static final Query STANDING =
      new Query(
          "post.standing",
          "select id from bucket.post where id = ? or (author = ? and boosted = ?) limit 1");
  private static final Query USABLE =
      new Query(
          "post.usableMedia",
          "select id from bucket.media where id = any (?) and owner = ? and post is null");
  private static final Query REDIRECT_KEY =
      new Query(
          "post.redirectKey",
          """
          update bucket.post_key k set post = p.id from bucket.post p
          where k.author = ? and k.key = ? and k.post = ? and p.author = k.author and p.boosted = ?
          """);
  private static final Query FREE_KEY =
      new Query(
          "post.freeKey", "delete from bucket.post_key where author = ? and key = ? and post = ?");

  private final Sql sql;

  Publisher(Sql sql) {
    this.sql = sql;
  }

  Written<Published> publish(Publication publication) {
    return isNew(publication) ? written(publication) : refused(publication);
  }

  /// Says why a post was not new, or publishes it after all.
  Written<Published> refused(Publication publication) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Published> reason = reason(publication);
      if (reason.isPresent()) {
        return new Written<>(reason.get(), List.of());
      }
      if (isNew(publication)) {
        return written(publication);
      }
    }
    throw new Conflict("post.publish: what stood in the way came and went");
  }

  static Written<Published> written(Publication publication) {
    Post post = publication.post();
    return new Written<>(
        new Published.New(post),
        List.of(new PendingEvent(publication.event(), new Event.PostPublished(post.id()), 0)));
  }

  private boolean isNew(Publication publication) {
    PublishStatement statement = new PublishStatement(List.of(publication));
    Set<PostId> published =
        publication.isKeyedBoost() ? keyedBoost(publication, statement) : statement.run(sql);
    return published.contains(publication.post().id());
  }

  /// A boost may be refused after its key was taken: then the key goes over to the boost that there
  /// is, in the same transaction.
  private Set<PostId> keyedBoost(Publication publication, PublishStatement statement) {
    Post post = publication.post();
    String key = publication.key().orElseThrow().text();
    return sql.inTransaction(
        "post.publish.keyedBoost",
        session -> {
          Set<PostId> published = statement.run(session);
          if (published.isEmpty()) {
            PostId boosted = post.boosted().orElseThrow().post();
            session.update(REDIRECT_KEY, post.author(), key, post.id(), boosted);
            session.update(FREE_KEY, post.author(), key, post.id());
          }
          return published;
        });
  }

  /// Why a post was not new.
  private Optional<Published> reason(Publication publication) {
    Post post = publication.post();
    Optional<PostId> before =
        publication
            .key()
            .flatMap(
                key ->
                    one(
                        USED_KEY,
                        post.author(),
                        key.text(),
                        PublishStatement.forgotten(publication)));
    if (before.isEmpty()) {
      before =
          one(STANDING, post.id(), post.author(), post.boosted().map(boosted -> boosted.post()));
    }
    return before.isPresent()
        ? Optional.of(new Published.Before(before.get()))
        : unusableMedia(post);
  }

  private Optional<PostId> one(Query query, Object... parameters) {
    return sql.queryOne(query, row -> new PostId(row.big("id")), parameters);
  }

  private Optional<Published> unusableMedia(Post post) {
    List<MediaId> wanted = post.content().media();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Set<MediaId> usable =
        new HashSet<>(
            sql.queryList(USABLE, row -> new MediaId(row.big("id")), wanted, post.author()));
    return wanted.stream()
        .filter(media -> !usable.contains(media))
        .findFirst()
        .map(Published.MediaUnusable::new);
  }
}
