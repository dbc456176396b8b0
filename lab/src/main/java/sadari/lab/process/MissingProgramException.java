package sadari.lab.process;

/// A topology asks for an engine that is not installed.
public final class MissingProgramException extends RuntimeException {
  MissingProgramException(String message) {
    super(message);
  }
}
