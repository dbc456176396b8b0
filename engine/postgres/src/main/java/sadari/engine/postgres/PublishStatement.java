package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import sadari.core.id.Id;
import sadari.core.id.PostId;
import sadari.core.post.Post;
import sadari.core.post.PostStore.IdempotencyKey;

/// Publishes any number of posts in one statement: one round trip, one commit.
///
/// ```
/// request ─▶ photo    lock the photos that are free, in the order of their ids
///         ─▶ allowed  requests all of whose photos are
///         ─▶ fresh    their idempotency keys, unless used before (one post in 16 also sweeps out its
///                     author's forgotten keys)
///         ─▶ new      their posts, unless the author boosted the same before
///         ─▶ attached, home, counted, event   for what is new
/// ```
///
/// What is not new was not written at all. Of one author there must be one post at most: whatever
/// two posts can contend for (photos, keys, boosts) is an author's, so the posts of one statement
/// never do. A boost with a key is the one case that is not all or nothing by itself, see
/// [PostgresPostStore].
final class PublishStatement {
  private static final String REQUEST =
      """
      with request as (
        select * from unnest(
          ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
          ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[])
        as r (id, author, visibility, delivery, body, spoiler, sensitive, language,
          mention_accounts, mention_handles, tags, media, parent, parent_author, root, boosted,
          boosted_author, app, event, key, forgotten)),
      """;
  private static final String PHOTOS =
      """
      photo as (
        select m.id, r.id as post
        from request r
        cross join lateral unnest(r.media::bigint[]) as wanted (id)
        join bucket.media m on m.id = wanted.id
        where m.owner = r.author and m.post is null
        order by m.id for update of m),
      allowed as (
        select * from request r
        where cardinality(r.media::bigint[]) = (select count(*) from photo where post = r.id)),
      """;
  private static final String NO_PHOTOS = "allowed as (select * from request),\n";
  private static final String KEYS =
      """
      used as (
        insert into bucket.post_key (author, key, post)
        select author, key, id from allowed where key is not null
        on conflict (author, key) do update set post = excluded.post
        where post_key.post < (select forgotten from request r where r.id = excluded.post)
        returning post),
      swept as (
        delete from bucket.post_key where (author, key) in (
          select k.author, k.key from request r join bucket.post_key k on k.author = r.author
          where (r.id >> 22) & 15 = 0 and k.post < r.forgotten and k.key <> r.key
          limit 100 for update of k skip locked)),
      fresh as (
        select * from allowed where key is null or id in (select post from used)),
      """;
  private static final String NO_KEYS = "fresh as (select * from allowed),\n";
  private static final String NEW =
      """
      new as (
        insert into bucket.post (id, author, visibility, delivery, body, spoiler, sensitive,
          language, mention_accounts, mention_handles, tags, media, parent, parent_author, root,
          boosted, boosted_author, app)
        select id, author, visibility, delivery, body, spoiler, sensitive, language,
          mention_accounts::bigint[], mention_handles::text[], tags::text[], media::bigint[],
          parent, parent_author, root, boosted, boosted_author, app
        from fresh
        on conflict do nothing
        returning id, author),
      """;
  private static final String ATTACHED =
      """
      attached as (
        update bucket.media m set post = new.id from photo join new on new.id = photo.post
        where m.id = photo.id),
      """;
  private static final String REST =
      """
      home as (
        insert into bucket.home (reader, post, author) select author, id, author from new),
      counted as (
        update bucket.account_tally t set posts = t.posts + 1,
          last_post_at = greatest(t.last_post_at,
            timestamptz '2025-01-01 00:00:00+00' + (new.id >> 22) * interval '1 millisecond')
        from new where t.account = new.author),
      event as (
        insert into bucket.outbox (id, kind, numbers, attempts, claimable_at)
        select r.event, 'post-published', array[r.id], 0, now() + interval '5 seconds'
        from request r where r.id in (select id from new))
      select id from new
      """;

  private static final Query PLAIN =
      new Query("post.publish", REQUEST + NO_PHOTOS + NO_KEYS + NEW + REST);
  private static final Query KEYED =
      new Query("post.publish.keyed", REQUEST + NO_PHOTOS + KEYS + NEW + REST);
  private static final Query FULL =
      new Query("post.publish.full", REQUEST + PHOTOS + KEYS + NEW + ATTACHED + REST);

  private final List<Publication> posts;

  /// @param posts of different authors
  PublishStatement(List<Publication> posts) {
    this.posts = posts;
  }

  /// Publishes in a transaction of its own; which posts are new.
  Set<PostId> run(Sql sql) {
    return new HashSet<>(sql.write(query(), PublishStatement::id, parameters()));
  }

  /// Publishes within a transaction; which posts are new.
  Set<PostId> run(Session session) throws SQLException {
    return new HashSet<>(session.queryList(query(), PublishStatement::id, parameters()));
  }

  private static PostId id(Row row) throws SQLException {
    return new PostId(row.big("id"));
  }

  private Query query() {
    if (posts.stream().anyMatch(Publication::hasMedia)) {
      return FULL;
    }
    return posts.stream().anyMatch(post -> post.key().isPresent()) ? KEYED : PLAIN;
  }

  private Object[] parameters() {
    return new Object[] {
      bigs(post -> post.id().value()),
      bigs(post -> post.author().value()),
      texts(post -> post.visibility().name()),
      texts(post -> post.delivery().name()),
      texts(post -> post.content().text()),
      texts(post -> post.content().spoiler()),
      booleans(post -> post.content().sensitive()),
      texts(post -> post.content().language()),
      texts(post -> ArrayText.of(accounts(post))),
      texts(post -> ArrayText.of(handles(post))),
      texts(post -> ArrayText.of(post.content().tags())),
      texts(post -> ArrayText.of(media(post))),
      optional(post -> post.reply().map(Post.Reply::parent)),
      optional(post -> post.reply().map(Post.Reply::parentAuthor)),
      optional(post -> post.reply().map(Post.Reply::root)),
      optional(post -> post.boosted().map(Post.Boosted::post)),
      optional(post -> post.boosted().map(Post.Boosted::author)),
      optional(post -> post.app()),
      posts.stream().mapToLong(post -> post.event().value()).toArray(),
      keys(),
      posts.stream().mapToLong(PublishStatement::forgotten).toArray()
    };
  }

  private static long[] accounts(Post post) {
    return post.content().mentions().stream()
        .mapToLong(mention -> mention.account().value())
        .toArray();
  }

  private static List<String> handles(Post post) {
    return post.content().mentions().stream().map(Post.Mention::handle).toList();
  }

  private static long[] media(Post post) {
    return post.content().media().stream().mapToLong(Id::value).toArray();
  }

  /// Ids smaller than this have a key that is forgotten.
  static long forgotten(Publication publication) {
    return publication.key().map(key -> Id.floor(key.notBefore())).orElse(0L);
  }

  private @Nullable String[] keys() {
    return posts.stream()
        .map(post -> post.key().map(IdempotencyKey::text).orElse(null))
        .toArray(String[]::new);
  }

  private long[] bigs(ToLongFunction<Post> value) {
    return posts.stream().mapToLong(post -> value.applyAsLong(post.post())).toArray();
  }

  private String[] texts(Function<Post, String> value) {
    return posts.stream().map(post -> value.apply(post.post())).toArray(String[]::new);
  }

  private boolean[] booleans(Predicate<Post> value) {
    boolean[] values = new boolean[posts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.test(posts.get(i).post());
    }
    return values;
  }

  private @Nullable Long[] optional(Function<Post, Optional<? extends Id>> value) {
    @Nullable Long[] values = new Long[posts.size()];
    for (int i = 0; i < values.length; i++) {
      Optional<? extends Id> id = value.apply(posts.get(i).post());
      values[i] = id.isPresent() ? id.get().value() : null;
    }
    return values;
  }
}
