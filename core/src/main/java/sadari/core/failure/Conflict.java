package sadari.core.failure;

/// Somebody else changed the same thing at the same time, and retries did not settle it; nothing
/// was done. Safe to try again.
public final class Conflict extends Failure {
  public Conflict(String message) {
    super(message);
  }

  public Conflict(String message, Throwable cause) {
    super(message, cause);
  }
}
