package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// Makes connections, and lets only those through that pass a check.
final class CheckedSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1;

  private final transient Check check;

  CheckedSource(Check check) {
    this.check = check;
  }

  /// Looks at a new connection.
  @FunctionalInterface
  interface Check {
    /// @throws SQLException where it must not be used
    void run(Connection connection) throws SQLException;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Connection connection = super.getConnection(user, password);
    boolean good = false;
    try {
      check.run(connection);
      good = true;
      return connection;
    } finally {
      if (!good) {
        connection.close();
      }
    }
  }
}
