package sadari.core.failure;

/// The engine cannot be reached or cannot serve now; nothing was done. Safe to try again.
public final class Unavailable extends Failure {
  public Unavailable(String message) {
    super(message);
  }

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
