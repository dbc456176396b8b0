package sadari.engine.postgres;

import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.post.ThreadStore;

/// Replies, boosts and threads; each change is one statement.
///
/// A row says whether it counts and whether it did before, so the upsert itself knows what to add
/// to the tally. The post is locked against deletion meanwhile: what comes too late leaves no tally
/// behind.
final class PostgresThreadStore implements ThreadStore {
  private static final Query JOIN =
      new Query(
          "thread.join",
          """
          insert into bucket.thread_reply (root, reply, parent, active) values (?, ?, ?, true)
          on conflict do nothing
          """);
  private static final Query LEAVE =
      new Query(
          "thread.leave",
          """
          insert into bucket.thread_reply (root, reply, parent, active) values (?, ?, 0, false)
          on conflict (root, reply) do update set active = false where thread_reply.active
          """);
  private static final Query THREAD =
      new Query(
          "thread.read",
          """
          select parent, reply from bucket.thread_reply where root = ? and active
          order by reply limit ?
          """);
  private static final Query ADD_REPLY =
      new Query(
          "thread.addReply",
          """
          with difference as (
            insert into bucket.post_reply (parent, reply, active, was_active)
            values (?, ?, true, false) on conflict do nothing
            returning 1 as by)
          """
              + tally("difference.by, 0, 0", "replies"));
  private static final Query REMOVE_REPLY =
      new Query(
          "thread.removeReply",
          """
          with difference as (
            insert into bucket.post_reply (parent, reply, active, was_active)
            values (?, ?, false, false) on conflict (parent, reply)
            do update set active = false, was_active = post_reply.active where post_reply.active
            returning active::int - was_active::int as by)
          """
              + tally("difference.by, 0, 0", "replies"));
  private static final Query ADD_BOOST =
      new Query(
          "thread.addBoost",
          """
          with difference as (
            insert into bucket.post_boost (post, boost, booster, active, was_active)
            values (?, ?, ?, true, false) on conflict do nothing
            returning 1 as by)
          """
              + tally("0, difference.by, 0", "boosts"));
  private static final Query REMOVE_BOOST =
      new Query(
          "thread.removeBoost",
          """
          with difference as (
            insert into bucket.post_boost (post, boost, booster, active, was_active)
            values (?, ?, ?, false, false) on conflict (post, boost)
            do update set active = false, was_active = post_boost.active where post_boost.active
            returning active::int - was_active::int as by)
          """
              + tally("0, difference.by, 0", "boosts"));
  private static final Query BOOSTS =
      new Query(
          "thread.boosts",
          """
          select boost from bucket.post_boost where post = ? and boost > ? and active
          order by boost limit ?
          """);
  private static final Query.Paged BOOSTERS =
      Query.paged(
          "thread.boosters",
          "select boost, booster from bucket.post_boost where post = ? and active",
          "boost");

  private final Sql sql;

  PostgresThreadStore(Sql sql) {
    this.sql = sql;
  }

  /// Adds the difference to one column of the tally.
  private static String tally(String values, String column) {
    return """
        insert into bucket.post_tally (post, replies, boosts, favourites)
        select p.id, %1$s from bucket.post p, difference
        where p.id = ? and difference.by <> 0 for key share of p
        on conflict (post) do update set %2$s = post_tally.%2$s + excluded.%2$s
        """
        .formatted(values, column);
  }

  @Override
  public void join(PostId root, PostId parent, PostId reply) {
    sql.update(JOIN, root, reply, parent);
  }

  @Override
  public void leave(PostId root, PostId reply) {
    sql.update(LEAVE, root, reply);
  }

  @Override
  public List<Node> thread(PostId root, int limit) {
    return sql.queryList(
        THREAD,
        row -> new Node(new PostId(row.big("parent")), new PostId(row.big("reply"))),
        root,
        limit);
  }

  @Override
  public void addReply(PostId parent, PostId reply) {
    sql.update(ADD_REPLY, parent, reply, parent);
  }

  @Override
  public void removeReply(PostId parent, PostId reply) {
    sql.update(REMOVE_REPLY, parent, reply, parent);
  }

  @Override
  public void addBoost(PostId post, PostId boost, AccountId booster) {
    sql.update(ADD_BOOST, post, boost, booster, post);
  }

  @Override
  public void removeBoost(PostId post, PostId boost, AccountId booster) {
    sql.update(REMOVE_BOOST, post, boost, booster, post);
  }

  @Override
  public List<PostId> boosts(PostId post, long after, int limit) {
    return sql.queryList(BOOSTS, row -> new PostId(row.big("boost")), post, after, limit);
  }

  @Override
  public List<Keyed<AccountId>> boosters(PostId post, PageRequest page) {
    return sql.page(
        BOOSTERS,
        row -> new Keyed<>(row.big("boost"), new AccountId(row.big("booster"))),
        page,
        post);
  }
}
