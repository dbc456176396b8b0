package sadari.server.ops;

import io.micrometer.core.instrument.MeterRegistry;
import sadari.server.config.InternalConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;

/// Health and metrics of this process.
public final class Operations {
  private final Meters meters;

  private Operations(Meters meters) {
    this.meters = meters;
  }

  /// Starts measuring as the first part of `components`, so that it is the last to stop: a process
  /// that is starting or stopping can be looked at.
  public static Operations start(InternalConfig config, Components components) {
    Meters meters = components.start("metrics", Meters::new, m -> Health.up());
    return new Operations(meters);
  }

  /// Where parts register what they measure.
  public MeterRegistry meters() {
    return meters.registry();
  }
}
