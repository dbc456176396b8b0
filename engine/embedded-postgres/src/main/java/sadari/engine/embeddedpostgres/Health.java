package sadari.engine.embeddedpostgres;

/// The state of the embedded PostgreSQL at the moment of asking.
public sealed interface Health {

  /// It takes connections.
  ///
  /// @param pid its process
  /// @param restarts how often the supervisor has brought it back since the start
  record Accepting(long pid, int restarts) implements Health {}

  /// It runs and is not ready for a connection: recovering, stopping, or out of connections.
  record NotAccepting(long pid, String reason) implements Health {}

  /// It ended by itself and is being brought back.
  ///
  /// @param attempt how many starts have been tried since it ended
  record Restarting(int attempt, String reason) implements Health {}

  /// It was stopped by [EmbeddedPostgres#close].
  record Closed() implements Health {}
}
