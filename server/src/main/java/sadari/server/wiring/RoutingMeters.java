package sadari.server.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import sadari.scale.replica.RoutingMeter;

/// Counts where reads go, and why requests that replicas could have served went to the primary.
final class RoutingMeters implements RoutingMeter {
  private final Meter.MeterProvider<Counter> reads;
  private final Meter.MeterProvider<Counter> fallbacks;

  RoutingMeters(MeterRegistry registry) {
    reads =
        Counter.builder("database.reads")
            .description("reads of stores, by the copy that they went to")
            .withRegistry(registry);
    fallbacks =
        Counter.builder("database.reads.fallbacks")
            .description("requests that went to the primary instead of a replica, by the reason")
            .withRegistry(registry);
  }

  @Override
  public void read(String target) {
    reads.withTag("target", target).increment();
  }

  @Override
  public void fellBack(Reason reason) {
    fallbacks.withTag("reason", reason.name().toLowerCase(Locale.ROOT)).increment();
  }
}
