package sadari.core.failure;

/// Infrastructure did not do what was asked. Unlike an expected outcome, which is a sealed result
/// of the port, a failure can come from any port at any time.
///
/// Messages are for operators and for the people who ask: they name no secret and no person.
public abstract sealed class Failure extends RuntimeException
    permits Unavailable, Overloaded, OutcomeUnknown, Conflict, NoRoom {

  Failure(String message, Throwable cause) {
    super(message, cause);
  }

  Failure(String message) {
    super(message);
  }

  /// Without a stack: an answer that is given often and must cost little.
  Failure(String message, boolean withStack) {
    super(message, null, false, withStack);
  }
}
