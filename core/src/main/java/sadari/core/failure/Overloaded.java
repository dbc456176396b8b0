package sadari.core.failure;

/// There is more work than the engine takes now; nothing was done. Safe to try again, later.
public final class Overloaded extends Failure {
  /// A refusal: it has no stack, as there are most of them when there is least time.
  public Overloaded(String message) {
    super(message, false);
  }

  public Overloaded(String message, Throwable cause) {
    super(message, cause);
  }
}
