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

  // What was tried, and what the system said to it: the first message and the last.
  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    String last = said.replaceAll("\\s+", " ");
    String first = cause.getMessage();
    return first == null || last.contains(first) ? last : first + ": " + last;
  }
}
