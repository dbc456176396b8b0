package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.reaction.ReactionStore;

/// Favourites and bookmarks. Reflecting a favourite is one statement, tally included.
final class PostgresReactionStore implements ReactionStore {
  private static final Query FAVOUR =
      new Query(
          "reaction.favour",
          """
          insert into bucket.favourite (actor, post, key, version, active) values (?, ?, ?, 1, true)
          on conflict (actor, post)
          do update set key = excluded.key, version = favourite.version + 1, active = true
          where not favourite.active
          returning version, active
          """);
  private static final Query UNFAVOUR =
      new Query(
          "reaction.unfavour",
          """
          update bucket.favourite set version = version + 1, active = false
          where actor = ? and post = ? and active
          returning version, active
          """);
  private static final Query FIND =
      new Query(
          "reaction.favourite",
          "select version, active from bucket.favourite where actor = ? and post = ?");

  /// A row of an earlier version is brought up to date; what that adds to the tally is the
  /// difference between what it says now and what it said before. The post is locked against
  /// deletion.
  private static final Query REFLECT =
      new Query(
          "reaction.reflect",
          """
          with changed as (
            insert into bucket.favourited as f (post, actor, key, version, active, was_active)
            select p.id, ?, ?, ?, ?, false from bucket.post p where p.id = ? for key share
            on conflict (post, actor)
            do update set key = excluded.key, version = excluded.version,
              active = excluded.active, was_active = f.active
            where f.version < excluded.version
            returning post, active::int - was_active::int as by),
          counted as (
            insert into bucket.post_tally (post, replies, boosts, favourites)
            select post, 0, 0, by from changed where by <> 0
            on conflict (post)
            do update set favourites = post_tally.favourites + excluded.favourites)
          select post from changed
          """);

  private static final Query BOOKMARK =
      new Query(
          "reaction.bookmark",
          """
          insert into bucket.bookmark (actor, post, key) values (?, ?, ?) on conflict do nothing
          """);
  private static final Query UNBOOKMARK =
      new Query("reaction.unbookmark", "delete from bucket.bookmark where actor = ? and post = ?");
  private static final Query.Paged FAVOURITES =
      Query.paged(
          "reaction.favourites",
          "select key, post from bucket.favourite where actor = ? and active",
          "key");
  private static final Query.Paged BOOKMARKS =
      Query.paged(
          "reaction.bookmarks", "select key, post from bucket.bookmark where actor = ?", "key");
  private static final Query.Paged FAVOURITED_BY =
      Query.paged(
          "reaction.favouritedBy",
          "select key, actor from bucket.favourited where post = ? and active",
          "key");
  private static final Query MARKS =
      new Query(
          "reaction.marks",
          """
          select post, 'favourite' as kind from bucket.favourite
          where actor = ? and active and post = any (?)
          union all
          select post, 'bookmark' from bucket.bookmark where actor = ? and post = any (?)
          union all
          select boosted, 'boost' from bucket.post where author = ? and boosted = any (?)
          """);

  private final Sql sql;

  PostgresReactionStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Written<Edge> setFavourite(
      AccountId actor, PostId post, boolean active, long key, EventId event) {
    return sql.inTransaction(
        "reaction.setFavourite",
        session -> {
          Optional<Edge> changed =
              active
                  ? session.queryOne(FAVOUR, PostgresReactionStore::edge, actor, post, key)
                  : session.queryOne(UNFAVOUR, PostgresReactionStore::edge, actor, post);
          if (changed.isEmpty()) {
            Optional<Edge> present =
                session.queryOne(FIND, PostgresReactionStore::edge, actor, post);
            return new Written<>(present.orElse(Edge.NONE), List.of());
          }
          PendingEvent pending =
              OutboxWriter.write(session, event, new Event.FavouriteChanged(actor, post));
          return new Written<>(changed.get(), List.of(pending));
        });
  }

  private static Edge edge(Row row) throws SQLException {
    return new Edge(row.big("version"), row.bool("active"));
  }

  @Override
  public Edge favourite(AccountId actor, PostId post) {
    return sql.queryOne(FIND, PostgresReactionStore::edge, actor, post).orElse(Edge.NONE);
  }

  @Override
  public boolean reflectFavourite(PostId post, AccountId actor, Edge edge, long key) {
    return !sql.write(
            REFLECT, row -> row.big("post"), actor, key, edge.version(), edge.active(), post)
        .isEmpty();
  }

  @Override
  public void setBookmark(AccountId actor, PostId post, boolean active, long key) {
    if (active) {
      sql.update(BOOKMARK, actor, post, key);
    } else {
      sql.update(UNBOOKMARK, actor, post);
    }
  }

  @Override
  public List<Keyed<PostId>> favourites(AccountId actor, PageRequest page) {
    return sql.page(
        FAVOURITES, row -> new Keyed<>(row.big("key"), new PostId(row.big("post"))), page, actor);
  }

  @Override
  public List<Keyed<PostId>> bookmarks(AccountId actor, PageRequest page) {
    return sql.page(
        BOOKMARKS, row -> new Keyed<>(row.big("key"), new PostId(row.big("post"))), page, actor);
  }

  @Override
  public List<Keyed<AccountId>> favouritedBy(PostId post, PageRequest page) {
    return sql.page(
        FAVOURITED_BY,
        row -> new Keyed<>(row.big("key"), new AccountId(row.big("actor"))),
        page,
        post);
  }

  @Override
  public Marks marks(AccountId actor, Collection<PostId> posts) {
    if (posts.isEmpty()) {
      return Marks.NONE;
    }
    record Mark(String kind, PostId post) {}
    Map<String, Set<PostId>> marks =
        sql
            .queryList(
                MARKS,
                row -> new Mark(row.text("kind"), new PostId(row.big("post"))),
                actor,
                posts,
                actor,
                posts,
                actor,
                posts)
            .stream()
            .collect(
                Collectors.groupingBy(
                    Mark::kind, Collectors.mapping(Mark::post, Collectors.toUnmodifiableSet())));
    return new Marks(
        marks.getOrDefault("favourite", Set.of()),
        marks.getOrDefault("bookmark", Set.of()),
        marks.getOrDefault("boost", Set.of()));
  }
}
