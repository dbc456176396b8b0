package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import sadari.core.id.IdGenerator;
import sadari.core.job.Schedule;
import sadari.server.config.Config;
import sadari.server.config.Role;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;

/// The work that nobody waits for: events brought to their effects, and what is done again and
/// again.
final class WorkPart {
  private static final Duration BACKLOG_LOOK = Duration.ofSeconds(5);
  private static final int EVENT_WORKERS = 8;

  /// How often a server looks whether something is due that one of all does.
  private static final Duration DUE_LOOK = Duration.ofMinutes(1);

  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final Config config;
  private final Components components;
  private final Schedule schedule;
  private final MeterRegistry meters;

  WorkPart(Config config, Components components, Schedule schedule, MeterRegistry meters) {
    this.config = config;
    this.components = components;
    this.schedule = schedule;
    this.meters = meters;
  }

  void start(Domain domain, IdGenerator ids, QueuePart queue, BacklogMeters backlog) {
    boolean works = config.roles().contains(Role.WORKER);
    components.start(
        "events",
        () -> {
          domain.events().start(EVENT_WORKERS);
          return domain.events();
        },
        _ -> Health.up());
    if (works) {
      queue.work(config.queue(), domain.work(), components, meters);
    }
    components.start(
        "periodic",
        () -> {
          Periodic periodic = new Periodic();
          periodic.every(IdGenerator.SPAN.dividedBy(3), "renew-ids", ids::renew);
          periodic.every(BACKLOG_LOOK, "look-at-backlog", backlog::look);
          if (works) {
            sweep(periodic, "sweep-tokens", domain.entry().oauth()::sweep);
            sweep(periodic, "sweep-photos", domain.writing().photos()::sweep);
          }
          return periodic;
        },
        _ -> Health.up());
  }

  /// Of all servers one sweeps.
  private void sweep(Periodic periodic, String name, Sweep sweep) {
    periodic.every(
        DUE_LOOK,
        name,
        () -> {
          boolean _ =
              schedule.run(
                  name,
                  SWEEP,
                  SWEEP,
                  () -> {
                    int _ = sweep.run();
                  });
        });
  }

  @FunctionalInterface
  private interface Sweep {
    int run();
  }
}
