package sadari.server.wiring;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Failure;
import sadari.core.job.Schedule;
import sadari.core.media.Orphans;
import sadari.core.media.WithdrawnSweep;
import sadari.server.config.Config;
import sadari.server.config.Role;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;
import sadari.web.http.Response;

/// Collects photos' bytes that nothing refers to: by the hour, and when operators say so (`POST
/// /operate/media-orphans`). And the notes of deleted posts' photos that no longer matter.
final class OrphansPart {
  private static final Logger log = LoggerFactory.getLogger(OrphansPart.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private OrphansPart() {}

  static void start(
      Config config,
      Components components,
      Schedule schedule,
      Orphans orphans,
      WithdrawnSweep withdrawn) {
    components
        .desk()
        .deed(
            "media-orphans",
            request -> {
              boolean only = request.params().text("dry-run") != null;
              return Response.stream(
                  "text/plain; charset=utf-8",
                  out -> {
                    Lines lines = new Lines(out);
                    try {
                      String told = told(orphans.sweep(only), only);
                      lines.say("= " + told + (only ? "" : forgotten(withdrawn)));
                    } catch (Failure e) {
                      lines.say("! " + e.getMessage());
                    }
                  });
            });
    if (config.roles().contains(Role.WORKER)) {
      components.start(
          "orphans",
          () -> {
            Periodic periodic = new Periodic();
            once(
                periodic,
                schedule,
                "collect-orphans",
                () -> log.info("{}", told(orphans.sweep(false), false)));
            once(
                periodic,
                schedule,
                "forget-withdrawn",
                () -> log.info("{} notes of withdrawn photos are over", withdrawn.sweep()));
            return periodic;
          },
          _ -> Health.up());
    }
  }

  /// Of all workers one does it: each turn lists the whole store, which costs by the question.
  private static void once(Periodic periodic, Schedule schedule, String name, Runnable work) {
    periodic.every(
        PAUSE,
        name,
        () -> {
          boolean _ = schedule.run(name, PAUSE, PAUSE.dividedBy(2), work);
        });
  }

  private static String forgotten(WithdrawnSweep withdrawn) {
    return "; %d notes of withdrawn photos forgotten".formatted(withdrawn.sweep());
  }

  private static String told(Orphans.Swept swept, boolean only) {
    return "%d stored, %d of them too young to judge; orphans: %d %s, %d marked for a later time"
        .formatted(
            swept.all(),
            swept.young(),
            swept.deleted(),
            only ? "would be deleted" : "deleted",
            swept.marked());
  }
}
