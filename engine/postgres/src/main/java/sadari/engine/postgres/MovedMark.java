package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import sadari.core.failure.Unavailable;

/// What is left in a database whose data was moved away: where to, and a bar against writes.
///
/// The bar is the role's default in this database, `default_transaction_read_only`: no right but a
/// role's own is needed for it, and a program that does not know the mark runs into it, too.
public final class MovedMark {
  private static final Query THERE =
      new Query(
          "moved.there",
          """
          select 1 as mark from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'migration' and c.relname = 'moved'
          """);
  private static final Query NOTED =
      new Query("moved.noted", "select 1 as mark from pg_namespace where nspname = 'move'");
  private static final Query READ =
      new Query(
          "moved.read",
          """
          select target, to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') as at
          from migration.moved
          """);

  private MovedMark() {}

  /// Refuses a database that is not in use any more.
  static void demandNone(Sql sql) {
    if (sql.queryList(THERE, row -> row.number("mark")).isEmpty()) {
      return;
    }
    List<String> to = sql.queryList(READ, row -> row.text("target") + " on " + row.text("at"));
    throw new Unavailable(
        "this data was moved to "
            + String.join(", ", to)
            + "; work there (database.engine = external, database.url). What was written since is"
            + " only there. To go back to this old data all the same: ./sadari data move --undo");
  }

  /// Whether changes are noted for a move, be it under way or killed.
  static boolean isNoted(Sql sql) {
    return !sql.queryList(NOTED, row -> row.number("mark")).isEmpty();
  }

  /// Marks the database in the transaction of a connection of its owner.
  ///
  /// @param target where the data is from the commit on
  public static void set(Connection owner, String target) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "create table migration.moved (target text not null, at timestamptz not null)");
      statement.execute("grant select on migration.moved to public");
    }
    try (PreparedStatement statement =
        owner.prepareStatement("insert into migration.moved values (?, now())")) {
      statement.setString(1, target);
      statement.execute();
    }
    bar(owner);
  }

  /// Bars writes of the connection's role, from its next connection on.
  public static void bar(Connection connection) throws SQLException {
    alter(connection, "set default_transaction_read_only = on");
  }

  /// Whether a database is marked.
  public static boolean isSet(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(THERE.text())) {
      return rows.next();
    }
  }

  /// Takes mark and bar away: the database may be used again, as it was when it was moved.
  public static void remove(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      statement.execute("drop table if exists migration.moved");
    }
    lift(owner);
  }

  /// Lets the connection's role write again.
  public static void lift(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
    }
    alter(connection, "reset default_transaction_read_only");
  }

  private static void alter(Connection connection, String change) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String database = statement.enquoteIdentifier(connection.getCatalog(), true);
      statement.execute("alter role current_user in database " + database + " " + change);
    }
  }
}
