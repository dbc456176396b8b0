package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sadari.core.job.JobQueue;
import sadari.core.job.Relay;
import sadari.core.job.UnreadJobs;
import sadari.core.job.Workers;
import sadari.core.outbox.EventWork;
import sadari.core.outbox.Lane;
import sadari.engine.kafka.KafkaEngine;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.PostgresJobs;
import sadari.server.config.QueueConfig;
import sadari.server.config.QueueEngine;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;

/// The road of slow work: the queue, what moves events to it, and the workers.
///
/// @param queue what carries events to workers
/// @param relay moves events from the outbox to the queue; empty where the outbox is the queue
/// @param unread what workers could not read
/// @param fast the lanes whose events are handled where they were written
record QueuePart(JobQueue queue, Optional<Relay> relay, UnreadJobs unread, Set<Lane> fast) {
  /// How long a worker may be silent about an event of the outbox.
  private static final Duration LEASE = Duration.ofSeconds(20);

  static QueuePart open(
      QueueConfig config, PostgresEngine database, InstantSource clock, Components components) {
    PostgresJobs jobs =
        components.start("jobs", () -> database.openJobs(clock, LEASE), _ -> Health.up());
    return switch (config.engine()) {
      case QueueEngine.Database _ ->
          new QueuePart(
              jobs.queue(),
              Optional.empty(),
              UnreadJobs.NONE,
              Set.of(Lane.INTERACTIVE, Lane.FANOUT));
      // Without Kafka events wait in the outbox and nothing is wrong: the server stays ready.
      case QueueEngine.Kafka kafka -> {
        KafkaEngine engine =
            components.start("kafka", () -> QueueKafka.open(kafka, clock), _ -> Health.up());
        yield new QueuePart(
            engine.queue(),
            Optional.of(
                new Relay(
                    database.outbox(), engine.queue(), database.schedule(), jobs.bell(), clock)),
            engine.unread(),
            Set.of(Lane.INTERACTIVE));
      }
    };
  }

  /// Starts to do what the lanes bring.
  void work(QueueConfig config, EventWork work, Components components, MeterRegistry meters) {
    relay.ifPresent(
        mover ->
            components.start(
                "relay",
                () -> {
                  mover.start(Set.of(Lane.values()));
                  return mover;
                },
                _ -> Health.up()));
    components.start(
        "workers",
        () -> {
          Workers workers = new Workers(queue, work);
          WorkerMeters.register(workers, crews(config), meters);
          workers.start(crews(config));
          return workers;
        },
        _ -> Health.up());
  }

  private static Map<Lane, Workers.Crew> crews(QueueConfig config) {
    Map<Lane, Workers.Crew> crews = new EnumMap<>(Lane.class);
    config.workers().forEach((lane, count) -> crews.put(lane, crew(lane, count)));
    return crews;
  }

  /// Short work is taken many at a time. An edit of a photo may take seconds, which somebody else
  /// could begin at once.
  private static Workers.Crew crew(Lane lane, int workers) {
    return switch (lane) {
      case INTERACTIVE, FANOUT, BULK -> new Workers.Crew(workers, 8 * workers);
      case MEDIA -> new Workers.Crew(workers, 0);
    };
  }
}
