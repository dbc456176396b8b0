package sadari.server.wiring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import sadari.core.outbox.Event;
import sadari.core.outbox.OutboxMeter;

/// Measures the work on events, by lane, kind and outcome.
final class EventMeters implements OutboxMeter {
  private final Meter.MeterProvider<Timer> timers;

  EventMeters(MeterRegistry registry) {
    timers =
        Timer.builder("events.attempts")
            .description("time that an attempt at an event's effects took")
            .withRegistry(registry);
  }

  @Override
  public void attempted(Event event, Duration took, Outcome outcome) {
    timers
        .withTags(
            "lane",
            event.lane().text(),
            "kind",
            event.kind(),
            "outcome",
            outcome.name().toLowerCase(Locale.ROOT))
        .record(took);
  }
}
