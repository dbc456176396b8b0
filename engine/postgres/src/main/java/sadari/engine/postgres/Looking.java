package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.core.consistency.Position;

/// The questions to a server about itself; each works for an ordinary role, on PostgreSQL 15 to 18.
///
/// A primary tells its timeline by the name of its log file. A standby does not tell an ordinary
/// role, so the data says: on each new timeline a row is written, and who shows it has come onto
/// it.
final class Looking {
  private static final String UNDEFINED_TABLE = "42P01";
  private static final int TIMELINE_DIGITS = 8;

  /// What is visible on a primary has its commit on the disk, unless commits do not wait for it.
  private static final String SELF =
      """
      select pg_is_in_recovery() as standby,
        (coalesce(
          case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
               when current_setting('synchronous_commit') = 'off' then pg_current_wal_insert_lsn()
               else pg_current_wal_flush_lsn() end,
          '0/0'::pg_lsn) - '0/0'::pg_lsn)::bigint as lsn,
        case when not pg_is_in_recovery() then pg_walfile_name(pg_current_wal_flush_lsn()) end
          as log_file""";

  private static final String HISTORY =
      "select id, token::text from global.timeline order by id desc limit 1";

  /// Does not wait for a synchronous standby: there may be none yet.
  private static final String WRITE_DOWN =
      """
      insert into global.timeline (id)
      select ? where set_config('synchronous_commit', 'local', true) = 'local'
      on conflict do nothing
      """;

  /// Rows that came along with a copy of another cluster's data.
  private static final String FORGET_OTHERS = "delete from global.timeline where id > ?";

  private Looking() {}

  /// Everything. A primary that nobody has written down yet is.
  static Look at(Connection connection) throws SQLException {
    Self self = self(connection);
    Optional<Look.History> history = history(connection);
    if (self.standby()) {
      return new Look.Standby(self.lsn(), history);
    }
    if (history.isEmpty() || history.get().timeline() != self.timeline()) {
      history = writeDown(connection, self.timeline());
    }
    return new Look.Primary(
        new Position(self.timeline(), self.lsn()), history, neighbours(connection));
  }

  /// Where a server stands.
  record Place(boolean standby, Position position) {}

  /// Only what changes from moment to moment.
  static Place place(Connection connection) throws SQLException {
    Self self = self(connection);
    Position position =
        self.standby()
            ? new Look.Standby(self.lsn(), history(connection)).position()
            : new Position(self.timeline(), self.lsn());
    return new Place(self.standby(), position);
  }

  private record Self(boolean standby, long lsn, long timeline) {}

  private static Self self(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELF)) {
      row.next();
      String file = row.getString("log_file");
      long timeline = file == null ? 0 : Long.parseLong(file.substring(0, TIMELINE_DIGITS), 16);
      return new Self(row.getBoolean("standby"), row.getLong("lsn"), timeline);
    }
  }

  private static Optional<Look.History> history(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HISTORY)) {
      return row.next()
          ? Optional.of(new Look.History(row.getLong(1), row.getString(2)))
          : Optional.empty();
    } catch (SQLException error) {
      return unlessNotYetMade(error);
    }
  }

  private static Optional<Look.History> unlessNotYetMade(SQLException error) throws SQLException {
    if (UNDEFINED_TABLE.equals(error.getSQLState())) {
      return Optional.empty(); // before the first migration
    }
    throw error;
  }

  private static Optional<Look.History> writeDown(Connection connection, long timeline)
      throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET_OTHERS);
        PreparedStatement write = connection.prepareStatement(WRITE_DOWN)) {
      write.setLong(1, timeline);
      write.executeUpdate();
      forget.setLong(1, timeline);
      forget.executeUpdate();
    } catch (SQLException error) {
      if (Failures.isBroken(error)) {
        throw error;
      }
      return Optional.empty(); // no table yet, or no room on the disk: replicas wait for it
    }
    return history(connection).filter(written -> written.timeline() == timeline);
  }

  private static List<Host> neighbours(Connection connection) throws SQLException {
    List<Host> neighbours = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select address from global.database_host")) {
      while (row.next()) {
        Host.parse(row.getString(1)).ifPresent(neighbours::add);
      }
    } catch (SQLException error) {
      unlessNotYetMade(error);
    }
    return neighbours;
  }
}
