package sadari.server.wiring;

import java.time.Duration;
import sadari.core.id.IdGenerator;
import sadari.server.config.Config;
import sadari.server.config.Role;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;

/// The work that nobody waits for: events brought to their effects, and what is done again and
/// again.
final class WorkPart {
  private static final Duration BACKLOG_LOOK = Duration.ofSeconds(5);
  private static final int EVENT_WORKERS = 8;

  private WorkPart() {}

  static void start(
      Config config, Components components, Domain domain, IdGenerator ids, BacklogMeters backlog) {
    components.start(
        "events",
        () -> {
          domain.events().start(EVENT_WORKERS, config.roles().contains(Role.WORKER));
          return domain.events();
        },
        _ -> Health.up());
    components.start(
        "periodic",
        () -> {
          Periodic periodic = new Periodic();
          periodic.every(IdGenerator.SPAN.dividedBy(3), "renew-ids", ids::renew);
          periodic.every(BACKLOG_LOOK, "look-at-backlog", backlog::look);
          if (config.roles().contains(Role.WORKER)) {
            periodic.every(
                Duration.ofMinutes(10),
                "sweep-tokens",
                () -> {
                  int _ = domain.entry().oauth().sweep();
                });
            periodic.every(
                Duration.ofMinutes(10),
                "sweep-photos",
                () -> {
                  int _ = domain.writing().photos().sweep();
                });
          }
          return periodic;
        },
        _ -> Health.up());
  }
}
