package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Shorthands for tests of the engine itself. [PostgresTest] has the database.
interface EngineFixture {
  TestServer server();

  TestServer.Database database();

  PostgresEngine engine();

  /// An engine of one's own on the same database.
  default PostgresEngine open(PostgresConfig config) {
    return PostgresEngine.open(config, QueryMeter.NONE);
  }

  /// Short bounds, for tests that run into them.
  default PostgresConfig impatient() {
    return database()
        .config()
        .withTimeouts(
            new PostgresConfig.Timeouts(
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                Duration.ofMillis(200),
                Duration.ofMillis(600),
                Duration.ofSeconds(5)));
  }

  /// Runs a statement past the engine.
  default void execute(String text) {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    } catch (SQLException e) {
      throw new AssertionError(text, e);
    }
  }

  /// Asks for one number past the engine.
  default long ask(String text) {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(text)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(text, e);
    }
  }

  /// A table of this test's own, with one `bigint` key.
  default void makeTable(String name) {
    execute("create table if not exists " + name + " (id bigint primary key)");
    execute("truncate " + name);
  }

  /// From now on a row that goes into `table` costs the inserting connection its life.
  ///
  /// @param when `before insert` or, for the moment of the commit, `deferred`
  default void killOnInsert(String table, String when) {
    execute(
        """
        create or replace function die() returns trigger language plpgsql as $$
        begin
          perform pg_terminate_backend(pg_backend_pid());
          perform pg_sleep(10);
          return new;
        end $$
        """);
    execute(
        when.equals("deferred")
            ? "create constraint trigger die after insert on "
                + table
                + " deferrable initially deferred for each row execute function die()"
            : "create trigger die before insert on "
                + table
                + " for each row execute function die()");
  }

  /// Ends [#killOnInsert].
  default void spare(String table) {
    execute("drop trigger if exists die on " + table);
  }
}
