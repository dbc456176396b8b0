package sadari.server.wiring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import sadari.engine.postgres.QueryMeter;

/// Measures the time spent on the database, by operation.
final class DatabaseMeters implements QueryMeter {
  private final Meter.MeterProvider<Timer> timers;

  DatabaseMeters(MeterRegistry registry) {
    timers =
        Timer.builder("database.operations")
            .description("time that an operation on the database took, waiting included")
            .withRegistry(registry);
  }

  @Override
  public void done(String operation, long nanos, Outcome outcome) {
    timers
        .withTags("operation", operation, "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
