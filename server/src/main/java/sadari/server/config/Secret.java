package sadari.server.config;

/// A value that is never printed: its text form is a mask.
///
/// @param reveal the value itself, for the one place that hands it to an engine
public record Secret(String reveal) {
  static final String MASK = "********";

  @Override
  public String toString() {
    return MASK;
  }
}
