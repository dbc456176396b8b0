package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The little SQL the tests speak, and their patience.
final class Sql {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Sql() {}

  static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return connect(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(url + "?connectTimeout=5&socketTimeout=20", user, password);
  }

  static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = connect(postgres)) {
      return ask(connection, sql);
    }
  }

  static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertTrue(rows.next(), "no row: " + sql);
      return rows.getString(1);
    }
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - deadline < 0, () -> "not in time: " + what);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
