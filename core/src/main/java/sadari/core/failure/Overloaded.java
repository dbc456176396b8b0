package sadari.core.failure;

/// There is more work than the engine takes now; nothing was done. Safe to try again, later.
public final class Overloaded extends Failure {
  public Overloaded(String message) {
    super(message);
  }

  public Overloaded(String message, Throwable cause) {
    super(message, cause);
  }
}
