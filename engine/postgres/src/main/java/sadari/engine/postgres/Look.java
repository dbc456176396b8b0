package sadari.engine.postgres;

import java.util.List;
import java.util.Optional;
import sadari.core.consistency.Position;

/// What one question to a server found.
sealed interface Look {
  /// The row that says on which timeline the data stands ([History]).
  ///
  /// @param token of the history; two that gave themselves the same number have different ones
  record History(long timeline, String token) {}

  /// It takes writes, or says so.
  ///
  /// @param position its timeline, and how far its log is on the disk
  /// @param history as its data says; empty where nobody has written it down yet
  /// @param neighbours further servers that operators have named
  record Primary(Position position, Optional<History> history, List<Host> neighbours)
      implements Look {}

  /// It follows another one.
  ///
  /// @param replayed how much of the log can be read
  /// @param history as its data says
  record Standby(long replayed, Optional<History> history) implements Look {
    Position position() {
      return new Position(history.map(History::timeline).orElse(0L), replayed);
    }
  }

  /// It did not answer.
  record Silent(String reason) implements Look {}
}
