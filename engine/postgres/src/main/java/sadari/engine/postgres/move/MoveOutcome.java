package sadari.engine.postgres.move;

import java.time.Duration;
import java.util.List;

/// What came of a move.
public sealed interface MoveOutcome {
  /// The engine works on the target; every row was verified.
  ///
  /// @param tables all that were moved, by name
  /// @param bytes that were carried, in COPY's text format
  /// @param took from the first check to the first write on the target
  /// @param pause how long writes were held up, the last time
  /// @param pauses how often they were
  record Moved(List<MovedTable> tables, long bytes, Duration took, Duration pause, int pauses)
      implements MoveOutcome {
    /// All rows of all tables.
    public long rows() {
      return tables.stream().mapToLong(MovedTable::rows).sum();
    }
  }

  /// A table that was moved.
  ///
  /// @param caughtUp how many of its rows were carried again because they had changed meanwhile
  record MovedTable(String name, long rows, long caughtUp) {}

  /// Only the checks were asked for, and nothing speaks against the move.
  record Ready() implements MoveOutcome {}

  /// The move was not begun.
  ///
  /// @param reasons all of them, for the operator
  record Refused(List<String> reasons) implements MoveOutcome {}

  /// The move was given up: the engine works where it worked, and nothing is lost.
  record Aborted(String reason) implements MoveOutcome {}
}
