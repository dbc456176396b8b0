package sadari.lab.drill;

import java.time.Duration;
import sadari.lab.fault.Fault;

/// Something to break while people use it, and what they may notice of it.
///
/// @param rung the topology that it is run on
/// @param what is broken, in a line
/// @param fault breaks it; what it returns heals it
/// @param promise what people may notice
public record Drill(String name, int rung, String what, Fault fault, Promise promise) {
  /// What people may notice. That nothing is lost, done twice or goes back is promised always.
  ///
  /// @param errors how long after the fault, and after it was healed, errors may be elevated; zero
  ///   if no request may fail at all
  public record Promise(Duration errors) {
    static final Promise NO_ERROR = new Promise(Duration.ZERO);

    static Promise errorsFor(int seconds) {
      return new Promise(Duration.ofSeconds(seconds));
    }

    /// As people read it.
    String told() {
      return errors.isZero() ? "no failed request" : "errors for < " + errors.toSeconds() + " s";
    }
  }
}
