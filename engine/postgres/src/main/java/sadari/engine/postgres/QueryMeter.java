package sadari.engine.postgres;

/// Is told of every operation on the database, when it is over. Called on the thread that asked;
/// must be quick, thread-safe, and not throw.
@FunctionalInterface
public interface QueryMeter {
  /// Measures nothing.
  QueryMeter NONE = (operation, nanos, outcome) -> {};

  /// An operation is over.
  ///
  /// @param operation a name out of a small fixed set, such as `account.find`
  /// @param nanos how long it took, the wait for a connection and all attempts included
  void done(String operation, long nanos, Outcome outcome);

  /// How an operation ended.
  enum Outcome {
    /// As asked.
    OK,
    /// By one of [sadari.core.failure.Failure].
    FAILURE,
    /// By a defect of ours.
    DEFECT
  }
}
