package sadari.server.lifecycle;

/// A part of the process that could not start; what had started before it is closed again.
public final class StartFailure extends RuntimeException {
  private final String component;

  StartFailure(String component, Throwable cause) {
    super(component + " could not start: " + reason(cause), cause);
    this.component = component;
  }

  /// The name of the part.
  public String component() {
    return component;
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
