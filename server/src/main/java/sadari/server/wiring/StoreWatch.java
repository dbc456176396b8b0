package sadari.server.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks how a store of photos is: a line in the log when that changes, and a meter (1 or 0).
final class StoreWatch {
  private static final Logger log = LoggerFactory.getLogger(StoreWatch.class);

  private final String name;
  private final Supplier<Optional<String>> trouble;
  private volatile boolean well = true;

  /// @param trouble what is wrong; empty where nothing is
  StoreWatch(String name, Supplier<Optional<String>> trouble, MeterRegistry meters) {
    this.name = name;
    this.trouble = trouble;
    Gauge.builder("files.well", this, watch -> watch.well ? 1 : 0)
        .tag("store", name)
        .description("whether the store of photos takes new ones")
        .register(meters);
  }

  void look() {
    Optional<String> now = trouble.get();
    if (now.isEmpty() != well) {
      now.ifPresentOrElse(
          reason -> log.warn("{}: no photos can be taken: {}", name, reason),
          () -> log.info("{}: photos can be taken again", name));
    }
    well = now.isEmpty();
  }
}
