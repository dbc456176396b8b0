package sadari.server.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import sadari.core.job.Workers;
import sadari.core.job.Workers.Crew;
import sadari.core.outbox.Lane;

/// Measures how busy the workers of this process are, by lane: what they were at work for, divided
/// by how many there are and by the time, is the share of it.
final class WorkerMeters {
  private static final double NANOS = 1e9;

  private WorkerMeters() {}

  static void register(Workers workers, Map<Lane, Crew> crews, MeterRegistry registry) {
    crews.forEach(
        (lane, crew) -> {
          Gauge.builder("events.workers", crew, Crew::workers)
              .description("events that this process works on at a time, at most")
              .tag("lane", lane.text())
              .strongReference(true)
              .register(registry);
          FunctionCounter.builder(
                  "events.busy.seconds", workers, all -> all.busy(lane).toNanos() / NANOS)
              .description("time that workers of this process were at work, all together")
              .tag("lane", lane.text())
              .register(registry);
        });
  }
}
