package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowEdge.State;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// Follows, on both sides.
///
/// ```
/// bucket of the follower
/// └── following                (follower, target)
///     ├── following_page       (follower, key)     granted ones
///     └── following_celebrity  (follower)          granted ones of celebrities
/// bucket of the target
/// └── follower                 (target, follower)
///     ├── follower_page        (target, key)       granted ones
///     └── follower_request     (target, key)       those that wait
/// ```
///
/// A change locks the edge's row, making it first where there is none, and then the account's
/// tally. So concurrent changes of one edge go one after the other, the first two as well.
final class PostgresFollowStore implements FollowStore {
  private static final Query LOCK_OUT =
      new Query(
          "follow.lockOut",
          "select * from bucket.following where follower = ? and target = ? for update");
  private static final Query MAKE_OUT =
      new Query(
          "follow.makeOut",
          """
          insert into bucket.following (
            follower, target, version, state, boosts, notifies, celebrity, key)
          values (?, ?, 0, 'NONE', true, false, false, 0)
          on conflict (follower, target) do nothing
          """);
  private static final Query WRITE_OUT =
      new Query(
          "follow.writeOut",
          """
          update bucket.following
          set version = ?, state = ?, boosts = ?, notifies = ?, key = ?, celebrity = ?
          where follower = ? and target = ?
          """);
  private static final Query LOCK_IN =
      new Query(
          "follow.lockIn",
          "select * from bucket.follower where target = ? and follower = ? for update");
  private static final Query MAKE_IN =
      new Query(
          "follow.makeIn",
          """
          insert into bucket.follower (target, follower, version, state, boosts, notifies, key)
          values (?, ?, 0, 'NONE', true, false, 0)
          on conflict (target, follower) do nothing
          """);
  private static final Query WRITE_IN =
      new Query(
          "follow.writeIn",
          """
          update bucket.follower
          set version = ?, state = ?, boosts = ?, notifies = ?, key = ?
          where target = ? and follower = ?
          """);
  private static final Query COUNT_FOLLOWING =
      new Query(
          "follow.countFollowing",
          "update bucket.account_tally set following = following + ? where account = ?");
  private static final Query COUNT_FOLLOWERS =
      new Query(
          "follow.countFollowers",
          "update bucket.account_tally set followers = followers + ? where account = ?");
  private static final Query MARK_CELEBRITY =
      new Query(
          "follow.markCelebrity",
          """
          update bucket.following set celebrity = true
          where target = ? and follower = any(?) and not celebrity
          """);

  private final Sql sql;
  private final FollowReads reads;

  PostgresFollowStore(Sql sql) {
    this.sql = sql;
    this.reads = new FollowReads(sql);
  }

  /// One side of an edge as its locked row has it.
  private record Side(FollowEdge edge, long key, boolean celebrity) {
    private static Side out(Row row) throws SQLException {
      return new Side(FollowReads.edge(row), row.big("key"), row.bool("celebrity"));
    }

    private static Side in(Row row) throws SQLException {
      return new Side(FollowReads.edge(row), row.big("key"), false);
    }

    /// The row moves to the front of pages when the follow is granted or asked for anew.
    private long keyFor(State next, long fresh) {
      return next == edge.state() || next == State.NONE ? key : fresh;
    }
  }

  @Override
  public Written<FollowEdge> set(AccountId follower, AccountId target, Change change) {
    return sql.inTransaction("follow.set", session -> set(session, follower, target, change));
  }

  private static Written<FollowEdge> set(
      Session session, AccountId follower, AccountId target, Change change) throws SQLException {
    Optional<Side> found = session.queryOne(LOCK_OUT, Side::out, follower, target);
    if (found.isEmpty() && change.state() == State.NONE) {
      return new Written<>(FollowEdge.NONE, List.of());
    }
    if (found.isEmpty()) {
      session.update(MAKE_OUT, follower, target);
      found = session.queryOne(LOCK_OUT, Side::out, follower, target);
    }
    Side before = found.orElseThrow();
    State state = stateFor(before.edge, change);
    if (isSo(before.edge, state, change)) {
      if (change.celebrity() && !before.celebrity) {
        session.update(MARK_CELEBRITY, target, List.of(follower));
      }
      return new Written<>(before.edge, List.of());
    }
    FollowEdge after = next(before.edge, state, change.boosts(), change.notifies());
    Side side = new Side(after, before.keyFor(after.state(), change.key()), change.celebrity());
    PendingEvent event =
        writeOut(session, new FollowIds(follower, target, change.event()), before, side);
    return new Written<>(after, List.of(event));
  }

  private record FollowIds(AccountId follower, AccountId target, EventId event) {}

  /// Who asks may have been granted it since.
  private static State stateFor(FollowEdge edge, Change change) {
    return change.state() == State.REQUESTED && edge.state() == State.FOLLOWING
        ? State.FOLLOWING
        : change.state();
  }

  private static boolean isSo(FollowEdge edge, State state, Change change) {
    return edge.state() == state
        && (edge.state() == State.NONE
            || (edge.boosts() == change.boosts() && edge.notifies() == change.notifies()));
  }

  private static FollowEdge next(FollowEdge edge, State state, boolean boosts, boolean notifies) {
    return state == State.NONE
        ? new FollowEdge(
            edge.version() + 1, state, FollowEdge.NONE.boosts(), FollowEdge.NONE.notifies())
        : new FollowEdge(edge.version() + 1, state, boosts, notifies);
  }

  private static PendingEvent writeOut(Session session, FollowIds ids, Side before, Side after)
      throws SQLException {
    FollowEdge edge = after.edge;
    session.update(
        WRITE_OUT,
        edge.version(),
        edge.state(),
        edge.boosts(),
        edge.notifies(),
        after.key,
        after.celebrity,
        ids.follower,
        ids.target);
    count(session, COUNT_FOLLOWING, ids.follower, before.edge, edge);
    return OutboxWriter.write(
        session, ids.event, new Event.FollowChanged(ids.follower, ids.target));
  }

  private static void count(
      Session session, Query query, AccountId account, FollowEdge before, FollowEdge after)
      throws SQLException {
    int difference = counted(after) - counted(before);
    if (difference != 0) {
      session.update(query, difference, account);
    }
  }

  private static int counted(FollowEdge edge) {
    return edge.state() == State.FOLLOWING ? 1 : 0;
  }

  @Override
  public Written<FollowEdge> answer(
      AccountId follower, AccountId target, boolean granted, EventId event) {
    FollowIds ids = new FollowIds(follower, target, event);
    return sql.inTransaction("follow.answer", session -> answer(session, ids, granted));
  }

  private static Written<FollowEdge> answer(Session session, FollowIds ids, boolean granted)
      throws SQLException {
    Optional<Side> found = session.queryOne(LOCK_OUT, Side::out, ids.follower, ids.target);
    FollowEdge edge = found.map(Side::edge).orElse(FollowEdge.NONE);
    if (found.isEmpty() || edge.state() != State.REQUESTED) {
      return new Written<>(edge, List.of());
    }
    Side before = found.get();
    State state = granted ? State.FOLLOWING : State.NONE;
    FollowEdge after = next(edge, state, edge.boosts(), edge.notifies());
    PendingEvent pending =
        writeOut(session, ids, before, new Side(after, before.key, before.celebrity));
    return new Written<>(after, List.of(pending));
  }

  @Override
  public boolean reflect(AccountId target, AccountId follower, FollowEdge edge, long key) {
    return sql.inTransaction(
        "follow.reflect", session -> reflect(session, target, follower, edge, key));
  }

  private static boolean reflect(
      Session session, AccountId target, AccountId follower, FollowEdge edge, long key)
      throws SQLException {
    Optional<Side> found = session.queryOne(LOCK_IN, Side::in, target, follower);
    if (found.isEmpty() && edge.version() > 0) {
      session.update(MAKE_IN, target, follower);
      found = session.queryOne(LOCK_IN, Side::in, target, follower);
    }
    if (found.isEmpty() || found.get().edge.version() >= edge.version()) {
      return false;
    }
    Side before = found.get();
    session.update(
        WRITE_IN,
        edge.version(),
        edge.state(),
        edge.boosts(),
        edge.notifies(),
        before.keyFor(edge.state(), key),
        target,
        follower);
    count(session, COUNT_FOLLOWERS, target, before.edge, edge);
    return true;
  }

  @Override
  public void markCelebrity(AccountId celebrity, Collection<AccountId> followers) {
    if (!followers.isEmpty()) {
      sql.update(MARK_CELEBRITY, celebrity, followers);
    }
  }

  @Override
  public FollowEdge edge(AccountId follower, AccountId target) {
    return reads.edge(follower, target);
  }

  @Override
  public Map<AccountId, Relation> relations(AccountId viewer, Collection<AccountId> others) {
    return reads.relations(viewer, others);
  }

  @Override
  public List<Keyed<AccountId>> followers(AccountId account, PageRequest page) {
    return reads.followers(account, page);
  }

  @Override
  public List<Keyed<AccountId>> following(AccountId account, PageRequest page) {
    return reads.following(account, page);
  }

  @Override
  public List<Keyed<AccountId>> requests(AccountId account, PageRequest page) {
    return reads.requests(account, page);
  }

  @Override
  public List<Fan> fans(AccountId account, long after, int limit) {
    return reads.fans(account, after, limit);
  }

  @Override
  public List<AccountId> notified(AccountId account, Collection<AccountId> followers) {
    return reads.notified(account, followers);
  }

  @Override
  public List<AccountId> followedCelebrities(AccountId account) {
    return reads.followedCelebrities(account);
  }

  @Override
  public Circle circle(AccountId account, Collection<AccountId> others) {
    return reads.circle(account, others);
  }
}
