package sadari.server.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.Outbox.Backlog;

/// Measures how many events wait for their effects, how long, and how many were given up. Looked at
/// by a periodic job, so that a scrape never asks the database.
final class BacklogMeters {
  private final Outbox outbox;
  private final InstantSource clock;
  private final AtomicReference<Backlog> last =
      new AtomicReference<>(new Backlog(0, Duration.ZERO, 0));

  BacklogMeters(Outbox outbox, InstantSource clock, MeterRegistry registry) {
    this.outbox = outbox;
    this.clock = clock;
    gauge(registry, "waiting", "events whose effects are not done", Backlog::waiting);
    gauge(registry, "buried", "events given up, for an operator to look at", Backlog::buried);
    gauge(
        registry,
        "oldest.seconds",
        "age of the oldest event whose effects are not done",
        backlog -> backlog.oldest().toMillis() / 1000.0);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog> value) {
    Gauge.builder("events." + name, last, reference -> value.applyAsDouble(reference.get()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /// Looks again.
  void look() {
    last.set(outbox.backlog(clock.instant()));
  }
}
