package sadari.lab;

/// A lab cannot do what it was asked; the message tells a person why.
public final class LabException extends RuntimeException {
  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
