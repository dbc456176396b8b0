package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;

/// Looks at both ends before anything is changed, and tells all that speaks against the move.
final class Preflight {
  private static final int OLDEST = 150_000;
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final Duration SKEW = Duration.ofSeconds(2);

  /// What a database has that no server has used yet: the tables, all of them empty but for the
  /// list of node numbers, of which none is held.
  private static final String OURS = "('bucket', 'global', 'migration')";

  private final PostgresEngine engine;
  private final PostgresConfig target;
  private final List<String> reasons = new ArrayList<>();

  Preflight(PostgresEngine engine, PostgresConfig target) {
    this.engine = engine;
    this.target = target;
  }

  /// All that is wrong; empty where the move may begin.
  List<String> run(MoveObserver observer) {
    try (Connection source = Link.toOwner(engine.config())) {
      source(source);
      try (Connection there = Link.toOwner(target)) {
        target(there, observer);
        clocks(source, there);
        Link.toServer(target).close(); // what this role may do there is granted by the owner
      } catch (SQLException e) {
        reasons.add(unreachable(e));
      }
      size(source, observer);
    } catch (SQLException e) {
      reasons.add("the present database does not answer: " + e.getMessage());
    }
    return reasons;
  }

  private void source(Connection source) throws SQLException {
    Table.in(source).stream()
        .filter(table -> table.key().isEmpty())
        .forEach(table -> reasons.add(table.name() + " has no primary key"));
    demand(!Link.holds(source, "pg_is_in_recovery()"), "the present database is a replica itself");
    long others = others(source);
    demand(
        others <= 0,
        "other servers work on the present database ("
            + others
            + " connections): stop them first, only this one is switched over");
  }

  /// Connections of servers that are not in our own pool. One of ours that is just being opened is
  /// not counted by the pool yet, so it takes more than one look.
  private long others(Connection source) throws SQLException {
    String sessions =
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and application_name = 'sadari'";
    long deadline = System.nanoTime() + SETTLING.toNanos();
    while (true) {
      long there = Long.parseLong(Link.one(source, sessions));
      long others = there - engine.pool().active() - engine.pool().idle();
      if (others <= 0 || System.nanoTime() > deadline) {
        return others;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void target(Connection there, MoveObserver observer) throws SQLException {
    String version = Link.one(there, "show server_version");
    int number = Integer.parseInt(Link.one(there, "show server_version_num"));
    demand(number >= OLDEST, "the target is PostgreSQL " + version + ": 15 or newer is needed");
    String encoding = Link.one(there, "show server_encoding");
    demand(
        encoding.equals("UTF8"),
        "the target's encoding is "
            + encoding
            + ": it must be UTF8 (create database ... encoding"
            + " 'UTF8' template template0)");
    demand(!Link.holds(there, "pg_is_in_recovery()"), "the target is a replica: name its primary");
    String database = Link.one(there, "select current_database()");
    demand(
        Link.holds(there, "has_database_privilege(current_database(), 'create')"),
        "the role "
            + Link.one(there, "select current_user")
            + " may not create schemas in the database "
            + database
            + ": ./sadari data grants prints what an administrator has to do");
    demand(
        Link.holds(there, "has_database_privilege(current_database(), 'temporary')"),
        "the role may not create temporary tables in the database " + database);
    empty(there, database);
    connections(there);
    boolean tls =
        Link.holds(
            there, "coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)");
    observer.say(
        "target: PostgreSQL %s, database %s, UTF8, %s"
            .formatted(version, database, tls ? "over TLS" : "without TLS"));
  }

  private void empty(Connection there, String database) throws SQLException {
    if (!Link.list(
            there,
            "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = 'migration' and c.relname = 'moved'",
            row -> 1)
        .isEmpty()) {
      reasons.add("the data of the target was itself moved elsewhere");
    }
    List<String> foreign =
        Link.list(
            there,
            "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n"
                + " on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f', 'm')"
                + " and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like"
                + " 'pg\\_%' and n.nspname not in "
                + OURS
                + " order by 1 limit 3",
            row -> row.getString(1));
    demand(
        foreign.isEmpty(),
        "the target is not empty: it has "
            + String.join(", ", foreign)
            + "; an empty database is"
            + " needed");
    for (Table table : Table.in(there)) {
      boolean leases = table.name().equals("global.node_lease");
      String used = leases ? "held and until_millis > extract(epoch from now()) * 1000" : "true";
      if (Link.holds(there, "exists (select from " + table.name() + " where " + used + ")")) {
        reasons.add(
            leases
                ? "a server works on the target"
                : "the target is not empty: "
                    + table.name()
                    + " has rows; if they are of a move that was not finished, drop the database "
                    + database
                    + " and make it anew");
        return;
      }
    }
  }

  private void connections(Connection there) throws SQLException {
    long free =
        Long.parseLong(
            Link.one(
                there,
                "select current_setting('max_connections')::int"
                    + " - current_setting('superuser_reserved_connections')::int - count(*)"
                    + " from pg_stat_activity where backend_type = 'client backend'"));
    demand(
        free >= target.poolSize(),
        "the target has %d connections left, and this server wants %d (database.pool-size)"
            .formatted(free, target.poolSize()));
  }

  private void clocks(Connection source, Connection there) throws SQLException {
    String now = "select (extract(epoch from clock_timestamp()) * 1000)::bigint";
    long difference = Long.parseLong(Link.one(there, now)) - Long.parseLong(Link.one(source, now));
    // Leases of node numbers are timed by the database's clock.
    demand(
        Math.abs(difference) <= SKEW.toMillis(),
        "the clocks of the two databases differ by " + difference + " ms: set them (NTP)");
  }

  private void size(Connection source, MoveObserver observer) throws SQLException {
    List<Table> tables = Table.in(source);
    observer.say(
        "to move: %d tables, about %,d rows, %s with indexes; the target's free space cannot be seen"
            .formatted(
                tables.size(),
                tables.stream().mapToLong(Table::rows).sum(),
                Amounts.bytes(tables.stream().mapToLong(Table::bytes).sum())));
  }

  private void demand(boolean holds, String otherwise) {
    if (!holds) {
      reasons.add(otherwise);
    }
  }

  private String unreachable(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String reason =
        switch (state) {
          case "28P01", "28000" -> "does not let this role in with this password";
          case "3D000" -> "has no such database: ./sadari data grants prints how to make one";
          case "08001", "08006", "08004" -> "cannot be reached";
          case "53300" -> "has no connection left";
          default -> "does not answer as it should";
        };
    return "the target %s %s (%s)"
        .formatted(Amounts.place(target.jdbcUrl()), reason, e.getMessage());
  }
}
