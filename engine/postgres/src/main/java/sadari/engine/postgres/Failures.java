package sadari.engine.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Conflict;
import sadari.core.failure.Failure;
import sadari.core.failure.NoRoom;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;

/// Says what an error of the driver means to the domain. Messages carry the operation's name and
/// the SQLSTATE, never values.
final class Failures {
  /// SQLSTATE connection_failure.
  static final String CONNECTION_LOST = "08006";

  private Failures() {}

  /// An operation failed on a connection.
  ///
  /// @param commitSent whether a commit was on its way: only then can a broken connection hide a
  ///   write that was done. An error that the server *answers* to a commit means that it was not
  static RuntimeException of(String operation, SQLException error, boolean commitSent) {
    String state = state(error);
    String message = operation + ": SQLSTATE " + state;
    if (isBroken(error)) {
      return commitSent ? new OutcomeUnknown(message, error) : new Unavailable(message, error);
    }
    return switch (state) {
      // serialization_failure, deadlock_detected, lock_not_available
      case "40001", "40P01", "55P03" -> new Conflict(message, error);
      // query_canceled: the statement took too long; out_of_memory; too_many_connections
      case "57014", "53200", "53300" -> new Overloaded(message, error);
      // disk_full: the statement is undone; PostgreSQL goes on
      case "53100" -> new NoRoom(message, error);
      // read_only_sql_transaction: the server is a standby now
      case "25006" -> new Unavailable(message, error);
      default -> {
        String kind = state.substring(0, 2);
        yield switch (kind) {
          // resources, operator, system (input/output), corruption, roles, databases
          case "53", "57", "58", "XX", "28", "3D" -> new Unavailable(message, error);
          default -> new IllegalStateException(message, error);
        };
      }
    };
  }

  /// No connection could be had in time.
  ///
  /// @param poolFull whether there are as many connections as there may be, so that it is their
  ///   users who are too many; else it is the server that gives none
  static Failure ofBorrowing(String operation, SQLException error, boolean poolFull) {
    SQLException reason = error.getCause() instanceof SQLException cause ? cause : error;
    String message = operation + ": no connection, SQLSTATE " + state(reason);
    boolean tooMany = "53300".equals(reason.getSQLState());
    return poolFull || tooMany ? new Overloaded(message, error) : new Unavailable(message, error);
  }

  /// Whether the server rolled back to let somebody else go on, so that trying again makes sense.
  static boolean isRetryable(SQLException error) {
    String state = state(error);
    return state.equals("40001") || state.equals("40P01");
  }

  /// Whether the connection is gone with the transaction on it.
  static boolean isBroken(SQLException error) {
    String state = state(error);
    return state.startsWith("08")
        || state.equals("57P01")
        || state.equals("57P02")
        || state.equals("57P03")
        || state.equals("57P05");
  }

  /// Whether the server has become a standby and its connections must be given up.
  static boolean isDemoted(SQLException error) {
    return state(error).equals("25006");
  }

  private static String state(SQLException error) {
    @Nullable String state = error.getSQLState();
    return state == null || state.length() != 5 ? "08000" : state;
  }
}
