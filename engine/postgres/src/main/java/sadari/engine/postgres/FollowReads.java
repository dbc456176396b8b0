package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowStore.Circle;
import sadari.core.follow.FollowStore.Fan;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// The questions that [PostgresFollowStore] answers; its layout is drawn there.
final class FollowReads {
  private static final Query EDGE =
      new Query("follow.edge", "select * from bucket.following where follower = ? and target = ?");

  /// Both directions lie in the viewer's bucket.
  private static final String BOTH_WAYS =
      """
      select 'OUT' as kind, target as other, version, state, boosts, notifies
      from bucket.following where follower = ? and target = any(?)
      union all
      select 'IN', follower, version, state, boosts, notifies
      from bucket.follower where target = ? and follower = any(?)
      """;

  private static final Query RELATIONS = new Query("follow.relations", BOTH_WAYS);
  private static final Query CIRCLE =
      new Query(
          "follow.circle",
          BOTH_WAYS
              + """
              union all
              select 'CELEBRITY', target, version, state, boosts, notifies
              from bucket.following where follower = ? and celebrity and state = 'FOLLOWING'
              """);

  private static final Query.Paged FOLLOWERS =
      Query.paged(
          "follow.followers",
          "select key, follower as other from bucket.follower where target = ? and state = 'FOLLOWING'",
          "key");
  private static final Query.Paged FOLLOWING =
      Query.paged(
          "follow.following",
          "select key, target as other from bucket.following where follower = ? and state = 'FOLLOWING'",
          "key");
  private static final Query.Paged REQUESTS =
      Query.paged(
          "follow.requests",
          "select key, follower as other from bucket.follower where target = ? and state = 'REQUESTED'",
          "key");
  private static final Query FANS =
      new Query(
          "follow.fans",
          """
          select follower, boosts, notifies from bucket.follower
          where target = ? and follower > ? and state = 'FOLLOWING'
          order by follower limit ?
          """);
  private static final Query NOTIFIED =
      new Query(
          "follow.notified",
          """
          select follower from bucket.follower
          where target = ? and follower = any(?) and notifies and state = 'FOLLOWING'
          """);
  private static final Query CELEBRITIES =
      new Query(
          "follow.followedCelebrities",
          """
          select target from bucket.following
          where follower = ? and celebrity and state = 'FOLLOWING'
          """);

  private final Sql sql;

  FollowReads(Sql sql) {
    this.sql = sql;
  }

  FollowEdge edge(AccountId follower, AccountId target) {
    return sql.queryOne(EDGE, FollowReads::edge, follower, target).orElse(FollowEdge.NONE);
  }

  private enum Kind {
    OUT,
    IN,
    CELEBRITY
  }

  private record Found(Kind kind, AccountId other, FollowEdge edge) {}

  Map<AccountId, Relation> relations(AccountId viewer, Collection<AccountId> others) {
    return others.isEmpty()
        ? Map.of()
        : joined(
            others, sql.queryList(RELATIONS, FollowReads::found, viewer, others, viewer, others));
  }

  Circle circle(AccountId account, Collection<AccountId> others) {
    List<Found> found =
        sql.queryList(CIRCLE, FollowReads::found, account, others, account, others, account);
    List<AccountId> celebrities =
        found.stream().filter(each -> each.kind == Kind.CELEBRITY).map(Found::other).toList();
    return new Circle(celebrities, joined(others, found));
  }

  private static Found found(Row row) throws SQLException {
    return new Found(Kind.valueOf(row.text("kind")), new AccountId(row.big("other")), edge(row));
  }

  private static Map<AccountId, Relation> joined(Collection<AccountId> others, List<Found> found) {
    Map<AccountId, Relation> relations = new HashMap<>();
    others.forEach(other -> relations.put(other, Relation.none(other)));
    found.forEach(each -> relations.computeIfPresent(each.other, (_, known) -> join(known, each)));
    return relations;
  }

  private static Relation join(Relation known, Found found) {
    return switch (found.kind) {
      case OUT -> new Relation(known.other(), found.edge, known.in());
      case IN -> new Relation(known.other(), known.out(), found.edge);
      case CELEBRITY -> known;
    };
  }

  List<Keyed<AccountId>> followers(AccountId account, PageRequest page) {
    return sql.page(FOLLOWERS, FollowReads::keyed, page, account);
  }

  List<Keyed<AccountId>> following(AccountId account, PageRequest page) {
    return sql.page(FOLLOWING, FollowReads::keyed, page, account);
  }

  List<Keyed<AccountId>> requests(AccountId account, PageRequest page) {
    return sql.page(REQUESTS, FollowReads::keyed, page, account);
  }

  List<Fan> fans(AccountId account, long after, int limit) {
    return sql.queryList(
        FANS,
        row ->
            new Fan(new AccountId(row.big("follower")), row.bool("boosts"), row.bool("notifies")),
        account,
        after,
        limit);
  }

  List<AccountId> notified(AccountId account, Collection<AccountId> followers) {
    return followers.isEmpty()
        ? List.of()
        : sql.queryList(NOTIFIED, row -> new AccountId(row.big("follower")), account, followers);
  }

  List<AccountId> followedCelebrities(AccountId account) {
    return sql.queryList(CELEBRITIES, row -> new AccountId(row.big("target")), account);
  }

  static FollowEdge edge(Row row) throws SQLException {
    return new FollowEdge(
        row.big("version"),
        FollowEdge.State.valueOf(row.text("state")),
        row.bool("boosts"),
        row.bool("notifies"));
  }

  private static Keyed<AccountId> keyed(Row row) throws SQLException {
    return new Keyed<>(row.big("key"), new AccountId(row.big("other")));
  }
}
