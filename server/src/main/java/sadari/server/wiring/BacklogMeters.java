package sadari.server.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Failure;
import sadari.core.job.JobQueue;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.Outbox.Backlog;

/// Measures how many events of each lane wait for their effects, how long, and how many were given
/// up. Looked at by a periodic job, so that a scrape never asks the database.
final class BacklogMeters {
  private static final Logger log = LoggerFactory.getLogger(BacklogMeters.class);
  private static final JobQueue.Backlog NOTHING = new JobQueue.Backlog(0, Duration.ZERO);

  private final Outbox outbox;
  private final QueuePart queue;
  private final InstantSource clock;
  private volatile Map<Lane, Backlog> last = Map.of();
  private volatile Map<Lane, JobQueue.Backlog> known = Map.of();
  private volatile long unread;
  private volatile boolean away;

  BacklogMeters(Outbox outbox, QueuePart queue, InstantSource clock, MeterRegistry registry) {
    this.outbox = outbox;
    this.queue = queue;
    this.clock = clock;
    gauge(registry, "waiting", "events whose effects are not done", Backlog::waiting);
    gauge(registry, "buried", "events given up, for an operator to look at", Backlog::buried);
    gauge(
        registry,
        "oldest.seconds",
        "age of the oldest event whose effects are not done",
        backlog -> backlog.oldest().toMillis() / 1000.0);
    Gauge.builder("events.unread", this, BacklogMeters::unread)
        .description("events that no worker could read, for an operator to look at; at most")
        .strongReference(true)
        .register(registry);
  }

  /// How many events no worker could read, at most; by the last look.
  long unread() {
    return unread;
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog> value) {
    for (Lane lane : Lane.values()) {
      Gauge.builder("events." + name, this, meters -> value.applyAsDouble(meters.of(lane)))
          .description(description)
          .tag("lane", lane.text())
          .strongReference(true)
          .register(registry);
    }
  }

  private Backlog of(Lane lane) {
    return last.getOrDefault(lane, Backlog.NONE);
  }

  /// Looks again.
  void look() {
    last = now();
  }

  /// How much there is to do by now, on its way and at its destination. While the destination does
  /// not answer, what was there at last still is.
  Map<Lane, Backlog> now() {
    Map<Lane, Backlog> all = new EnumMap<>(outbox.backlog(clock.instant()));
    if (queue.relay().isPresent()) {
      Map<Lane, JobQueue.Backlog> destination = destination();
      all.replaceAll((lane, here) -> plus(here, destination.getOrDefault(lane, NOTHING)));
    }
    return all;
  }

  private Map<Lane, JobQueue.Backlog> destination() {
    try {
      Map<Lane, JobQueue.Backlog> fresh = new EnumMap<>(Lane.class);
      for (Lane lane : Lane.values()) {
        fresh.put(lane, queue.queue().backlog(lane));
      }
      unread = queue.unread().bound();
      known = fresh;
      if (away) {
        log.info("the queue answers again");
      }
      away = false;
    } catch (Failure failed) {
      if (!away) {
        log.warn("the queue does not tell what waits in it: {}", failed.getMessage());
      }
      away = true;
    }
    return known;
  }

  private static Backlog plus(Backlog here, JobQueue.Backlog there) {
    Duration oldest = here.oldest().compareTo(there.oldest()) > 0 ? here.oldest() : there.oldest();
    return new Backlog(here.waiting() + there.waiting(), oldest, here.buried());
  }
}
