package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/// Carries rows from one server to the other in COPY's text format, which all versions share.
final class Courier {
  private static final int PARCEL = 64 * 1024;

  private final Connection source;
  private final Connection target;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  Courier(Connection source, Connection target) {
    this.source = source;
    this.target = target;
  }

  /// Rows carried so far; readable by any thread.
  long rows() {
    return rows.get();
  }

  /// Bytes carried so far; readable by any thread.
  long bytes() {
    return bytes.get();
  }

  /// Copies what a query answers.
  ///
  /// @param into a table with its columns in brackets
  /// @return how many rows
  long carry(String query, String into) throws SQLException {
    CopyOut out = copy(source, "copy (" + query + ") to stdout", CopyOut.class);
    CopyIn in = null;
    try {
      in = copy(target, "copy " + into + " from stdin", CopyIn.class);
      pump(out, in);
      return in.endCopy();
    } finally {
      cancel(out);
      cancel(in);
    }
  }

  private static <C extends CopyOperation> C copy(Connection connection, String sql, Class<C> type)
      throws SQLException {
    CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
    return type.cast(type == CopyOut.class ? copies.copyOut(sql) : copies.copyIn(sql));
  }

  private void pump(CopyOut out, CopyIn in) throws SQLException {
    byte[] parcel = new byte[PARCEL];
    int filled = 0;
    for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
      if (filled + row.length > PARCEL) {
        in.writeToCopy(parcel, 0, filled);
        filled = 0;
      }
      if (row.length > PARCEL) {
        in.writeToCopy(row, 0, row.length);
      } else {
        System.arraycopy(row, 0, parcel, filled, row.length);
        filled += row.length;
      }
      rows.incrementAndGet();
      bytes.addAndGet(row.length);
    }
    in.writeToCopy(parcel, 0, filled);
  }

  private static void cancel(@Nullable CopyOperation copy) {
    try {
      if (copy != null && copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException gone) {
      // The failure that led here says more.
    }
  }
}
