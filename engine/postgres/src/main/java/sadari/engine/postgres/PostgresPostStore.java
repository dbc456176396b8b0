package sadari.engine.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.outbox.Written;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore;

/// Posts.
final class PostgresPostStore implements PostStore {
  private static final Query FIND = new Query("post.find", PostRows.SELECT + "p.id = ?");
  private static final Query FIND_ALL =
      new Query("post.findAll", PostRows.SELECT + "p.id = any (?)");

  private static final Query LOCK =
      new Query("post.lock", PostRows.SELECT + "p.id = ? for update of p");

  /// Photos as whoever edits them locks them: a version that is just being finished is seen.
  private static final Query LOCK_MEDIA =
      new Query(
          "post.lockMedia",
          "select id from bucket.media where id = any (?) order by id for update");

  /// Runs after the post and its photos were locked, so it sees whatever was counted and edited
  /// before.
  private static final Query DELETE =
      new Query(
          "post.delete",
          """
          with gone as (delete from bucket.post where id = ? returning id, author),
          untallied as (delete from bucket.post_tally t using gone where t.post = gone.id),
          unfavoured as (delete from bucket.favourited f using gone where f.post = gone.id),
          freed as (
            update bucket.media m set post = null from gone
            where m.id = any (?) and m.post = gone.id
            returning m.id, m.original_blob, m.small_blob, gone.id as post),
          looks as (
            select post, original_blob, small_blob from freed
            union all
            select f.post, v.original_blob, v.small_blob
            from freed f join bucket.media_version v on v.media = f.id),
          withdrawn as (
            insert into bucket.withdrawn_photo (blob, post, until)
            select blob, looks.post, ?
            from looks, unnest(array[original_blob, small_blob]) as blob
            where blob is not null
            on conflict do nothing),
          home as (
            delete from bucket.home h using gone
            where h.reader = gone.author and h.post = gone.id)
          update bucket.account_tally t set posts = t.posts - 1
          from gone where t.account = gone.author
          """);

  private static final String OF_AUTHOR =
      PostRows.SELECT
          + """
          p.author = ?
          and (p.visibility = any (?)
            or (p.visibility in ('PRIVATE', 'DIRECT') and p.mention_accounts @> ?::bigint[]))
          and (p.parent is null or not ?)
          and (p.boosted is null or not ?)
          and p.tags @> ?::text[]""";
  private static final Query.Paged BY_AUTHOR = Query.paged("post.byAuthor", OF_AUTHOR, "p.id");
  private static final Query.Paged BY_AUTHOR_WITH_MEDIA =
      Query.paged("post.byAuthorWithMedia", OF_AUTHOR + " and p.media <> '{}'", "p.id");

  private static final Query.Paged PULLED =
      new Query.Paged(pulled("post.pulled", "desc"), pulled("post.pulled.oldest", "asc"));
  private static final Query RECENT =
      new Query(
          "post.recentForFollowers",
          """
          select id from bucket.post
          where author = ? and delivery = 'PUSHED' and visibility <> 'DIRECT'
          order by id desc limit ?
          """);
  private static final Query BOOSTS =
      new Query(
          "post.boostsOf",
          "select boosted, id from bucket.post where author = ? and boosted = any (?)");
  private static final Query COUNT =
      new Query("post.count", "select coalesce(sum(posts), 0) as n from bucket.account_tally");

  private final Sql sql;
  private final GroupCommit publisher;

  PostgresPostStore(Sql sql) {
    this.sql = sql;
    this.publisher = new GroupCommit(sql);
  }

  /// A page of each author, merged: the work is bounded by the page and the number of authors.
  private static Query pulled(String name, String order) {
    return new Query(
        name,
        """
        select p.*, t.replies, t.boosts, t.favourites
        from (
          select own.* from unnest(?) as wanted (author)
          cross join lateral (
            select * from bucket.post o
            where o.author = wanted.author and o.delivery = 'PULLED' and o.visibility <> 'DIRECT'
              and o.id < ? and o.id > ?
            order by o.id %1$s limit ?) as own
          order by own.id %1$s limit ?) as p
        left join bucket.post_tally t on t.post = p.id
        order by p.id %1$s
        """
            .formatted(order));
  }

  @Override
  public Written<Published> publish(Post post, Optional<IdempotencyKey> key, EventId event) {
    return publisher.publish(new Publication(post, key, event));
  }

  @Override
  public Optional<Post> find(PostId id) {
    return sql.queryOne(FIND, PostRows::read, id);
  }

  @Override
  public Map<PostId, Post> findAll(Collection<PostId> ids) {
    Map<PostId, Post> found = new HashMap<>();
    if (!ids.isEmpty()) {
      for (Post post : sql.queryList(FIND_ALL, PostRows::read, ids)) {
        found.put(post.id(), post);
      }
    }
    return Map.copyOf(found);
  }

  @Override
  public Written<Optional<Post>> delete(PostId id, EventId event) {
    return sql.inTransaction(
        "post.delete",
        session -> {
          Optional<Post> post = session.queryOne(LOCK, PostRows::read, id);
          if (post.isEmpty()) {
            return new Written<>(post, List.of());
          }
          long[] media = media(post.get());
          if (media.length > 0) {
            session.queryList(LOCK_MEDIA, row -> row.big("id"), media);
          }
          session.update(DELETE, id, media, event);
          return new Written<>(
              post, List.of(OutboxWriter.write(session, event, deleted(post.get()))));
        });
  }

  private static long[] media(Post post) {
    return post.content().media().stream().mapToLong(media -> media.value()).toArray();
  }

  private static Event deleted(Post post) {
    Set<AccountId> concerned = new LinkedHashSet<>();
    post.content().mentions().forEach(mention -> concerned.add(mention.account()));
    post.reply().ifPresent(reply -> concerned.add(reply.parentAuthor()));
    post.boosted().ifPresent(boosted -> concerned.add(boosted.author()));
    return new Event.PostDeleted(
        post.id(),
        post.author(),
        post.root(),
        post.reply().map(Post.Reply::parent).orElse(post.id()),
        post.boosted().map(Post.Boosted::post).orElse(post.id()),
        List.copyOf(concerned));
  }

  @Override
  public List<Post> byAuthor(AccountId author, AuthorFilter filter, PageRequest page) {
    return sql.page(
        filter.onlyMedia() ? BY_AUTHOR_WITH_MEDIA : BY_AUTHOR,
        PostRows::read,
        page,
        author,
        filter.visibilities().stream().map(Enum::name).toArray(String[]::new),
        // Nobody has the id 0, so nobody mentions it.
        new long[] {filter.mentioning().map(AccountId::value).orElse(0L)},
        filter.excludeReplies(),
        filter.excludeBoosts(),
        filter.tag().stream().toArray(String[]::new));
  }

  @Override
  public List<Post> pulled(Collection<AccountId> authors, PageRequest page) {
    if (authors.isEmpty()) {
      return List.of();
    }
    List<Post> found =
        sql.queryList(
            PULLED.at(page.end()),
            PostRows::read,
            authors,
            page.before(),
            page.after(),
            page.limit(),
            page.limit());
    return Query.Paged.newestFirst(found, page.end());
  }

  @Override
  public List<PostId> recentForFollowers(AccountId author, int limit) {
    return sql.queryList(RECENT, row -> new PostId(row.big("id")), author, limit);
  }

  @Override
  public Optional<PostId> boostOf(AccountId author, PostId post) {
    return Optional.ofNullable(boostsOf(author, List.of(post)).get(post));
  }

  @Override
  public Map<PostId, PostId> boostsOf(AccountId author, Collection<PostId> posts) {
    if (posts.isEmpty()) {
      return Map.of();
    }
    record Boost(PostId post, PostId boost) {}
    Map<PostId, PostId> boosts = new HashMap<>();
    List<Boost> found =
        sql.queryList(
            BOOSTS,
            row -> new Boost(new PostId(row.big("boosted")), new PostId(row.big("id"))),
            author,
            posts);
    found.forEach(boost -> boosts.put(boost.post(), boost.boost()));
    return Map.copyOf(boosts);
  }

  @Override
  public long count() {
    return sql.queryList(COUNT, row -> row.big("n")).getFirst();
  }
}
