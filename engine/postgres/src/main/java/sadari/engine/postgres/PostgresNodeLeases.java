package sadari.engine.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sadari.core.failure.Conflict;
import sadari.core.failure.Unavailable;
import sadari.core.id.NodeLeases;

/// Node numbers of id generators, timed by the database's clock.
///
/// ```
/// global
/// └── node_lease  (node)  all 1,024 rows are there from the first day
/// ```
///
/// Spans are whole milliseconds, as ids are. Every span of a number begins later than the one
/// before it, even where that one was given back unused; so (node, from) names one lease.
final class PostgresNodeLeases implements NodeLeases {
  private static final String NOW = "(extract(epoch from clock_timestamp()) * 1000)::bigint";
  private static final Query ACQUIRE =
      new Query(
          "node.acquire",
          """
          update global.node_lease set from_millis = until_millis, until_millis = NOW + ?, held = true
          where node = (
            select node from global.node_lease
            where until_millis <= NOW
            order by until_millis, node
            limit 1
            for update skip locked)
          returning node, from_millis, until_millis
          """
              .replace("NOW", NOW));
  private static final Query FREE =
      new Query(
          "node.free",
          "select node from global.node_lease where until_millis <= NOW limit 1"
              .replace("NOW", NOW));
  private static final Query RENEW =
      new Query(
          "node.renew",
          """
          update global.node_lease set until_millis = greatest(until_millis, NOW + ?)
          where node = ? and from_millis = ? and held
          returning node, from_millis, until_millis
          """
              .replace("NOW", NOW));
  private static final Query RELEASE =
      new Query(
          "node.release",
          """
          update global.node_lease
          set until_millis = least(until_millis, greatest(?, from_millis + 1)), held = false
          where node = ? and from_millis = ? and held
          """);

  private static final Query HELD =
      new Query(
          "node.held",
          "select count(*) as servers from global.node_lease where held and until_millis > NOW"
              .replace("NOW", NOW));

  private final Sql sql;

  PostgresNodeLeases(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Lease acquire(Duration span) {
    while (true) {
      List<Lease> leases = sql.write(ACQUIRE, PostgresNodeLeases::read, millis(span));
      if (!leases.isEmpty()) {
        return leases.getFirst();
      }
      // Others may just be taking, or failing to take, the rows that were skipped.
      if (sql.queryList(FREE, row -> row.number("node")).isEmpty()) {
        throw new Unavailable("all node numbers are taken");
      }
    }
  }

  @Override
  public Lease renew(Lease lease, Duration span) {
    return sql
        .write(RENEW, PostgresNodeLeases::read, millis(span), lease.node(), from(lease))
        .stream()
        .findFirst()
        .orElseThrow(() -> new Conflict("the lease of node " + lease.node() + " was lost"));
  }

  @Override
  public void release(Lease lease, Instant usedUntil) {
    // Rounded up: the millisecond that it ends in may have been used.
    long until = usedUntil.plusNanos(999_999).toEpochMilli();
    sql.update(RELEASE, until, lease.node(), from(lease));
  }

  /// How many numbers are held.
  long held() {
    return sql.write(HELD, row -> row.big("servers")).getFirst();
  }

  private static long millis(Duration span) {
    if (!span.isPositive()) {
      throw new IllegalArgumentException("span must be positive: " + span);
    }
    return Math.max(1, span.toMillis());
  }

  private static long from(Lease lease) {
    return lease.from().toEpochMilli();
  }

  private static Lease read(Row row) throws SQLException {
    return new Lease(
        row.number("node"),
        Instant.ofEpochMilli(row.big("from_millis")),
        Instant.ofEpochMilli(row.big("until_millis")));
  }
}
