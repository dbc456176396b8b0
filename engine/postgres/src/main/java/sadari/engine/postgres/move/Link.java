package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresConfig.Login;
import sadari.engine.postgres.PostgresConfig.Migration;

/// Connections of the move's own, and statements on them.
///
/// Both ends show values alike: what text a date, a number or bytes become is a matter of settings,
/// and the proof that rows are equal rests on their texts.
final class Link {
  private static final String ALIKE =
      """
      set datestyle = 'ISO, YMD';
      set intervalstyle = 'postgres';
      set timezone = 'UTC';
      set extra_float_digits = 1;
      set bytea_output = 'hex';
      set search_path = pg_catalog;
      -- What changed is looked up by key, however little the planner knows about how much it is.
      set enable_hashjoin = off;
      set enable_mergejoin = off;
      set statement_timeout = 0;
      set idle_in_transaction_session_timeout = 0;
      set default_transaction_read_only = off
      """;

  private Link() {}

  /// As the role that owns the tables, past any pooler that the configuration knows of.
  static Connection toOwner(PostgresConfig config) throws SQLException {
    return switch (config.migration()) {
      case Migration.ByOwner(String jdbcUrl, Login owner) -> open(jdbcUrl, owner, config);
      case Migration.Self _, Migration.CheckOnly _ -> toServer(config);
    };
  }

  /// As the role that the stores use.
  static Connection toServer(PostgresConfig config) throws SQLException {
    return open(config.jdbcUrl(), config.login(), config);
  }

  private static Connection open(String jdbcUrl, Login login, PostgresConfig config)
      throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setConnectTimeout((int) Math.max(1, config.timeouts().connect().toSeconds()));
    source.setCancelSignalTimeout(2);
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false);
    source.setPrepareThreshold(0);
    source.setApplicationName("sadari-move");
    Connection connection = source.getConnection();
    try {
      execute(connection, ALIKE);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// How many rows were changed.
  static long update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /// Makes a value of the present row.
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection connection, String sql, Reader<T> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  /// The one value of the one row.
  static String one(Connection connection, String sql) throws SQLException {
    return list(connection, sql, row -> String.valueOf(row.getString(1))).getFirst();
  }

  static boolean holds(Connection connection, String condition) throws SQLException {
    return one(connection, "select (" + condition + ")::text").equals("true");
  }
}
