package sadari.server.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import sadari.server.config.Config;

/// What the process is made of: the seam between the shell (configuration, lifecycle, logs, health,
/// metrics) and the product.
@FunctionalInterface
public interface Wiring {
  /// Starts every part the configuration asks for by `components.start`, engines first, the port
  /// that people talk to last, and returns how it is reached.
  ///
  /// A part that fails to start ends the process; nothing has to be cleaned up by the wiring.
  Running start(Config config, Components components, MeterRegistry meters);

  /// Lets the database of the configuration be used again after its data was moved away; nothing
  /// else may run on it. Tells whether it was marked as moved.
  default boolean takeBack(Config config, Components components) {
    return false;
  }

  /// A product that runs.
  ///
  /// @param address where people open it in a browser
  /// @param logins how to log in, a line each, for the start's greeting; empty when there is
  ///   nothing to tell
  /// @param routes what it answers, each as a method and a template of paths
  record Running(URI address, List<String> logins, List<String> routes) {
    public Running(URI address, List<String> logins) {
      this(address, logins, List.of());
    }
  }
}
