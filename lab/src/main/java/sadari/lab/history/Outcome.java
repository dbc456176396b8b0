package sadari.lab.history;

/// How an operation ended, as far as its client can know.
public enum Outcome {
  /// Acknowledged.
  OK,
  /// Refused: it was not done and never will be.
  FAILED,
  /// Not known: it may have been done, may be done later, or never.
  UNKNOWN
}
