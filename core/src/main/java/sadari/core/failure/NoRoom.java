package sadari.core.failure;

/// There is no room to store more; nothing was done. Reading and deleting go on. Safe to try again,
/// later.
public final class NoRoom extends Failure {
  public NoRoom(String message) {
    super(message);
  }

  public NoRoom(String message, Throwable cause) {
    super(message, cause);
  }
}
