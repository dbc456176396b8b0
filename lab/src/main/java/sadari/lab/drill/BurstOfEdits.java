package sadari.lab.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.load.EditStorm;
import sadari.lab.load.OpenLoad;
import sadari.lab.load.PromisedEdits;
import sadari.lab.report.Burst;
import sadari.lab.report.Burst.Moment;
import sadari.lab.scale.Scaler;
import sadari.scale.autoscale.Decision;
import sadari.scale.autoscale.ScalePolicy;

/// Fifty times the usual number of photo edits: workers grow and go again, and people who read and
/// post notice nothing.
///
/// On a topology without workers it shows what they are for, and promises only that no edit is
/// refused, lost or done twice.
///
/// @param tolerated how much longer the 99th of a hundred requests may take meanwhile; 1.2 is a
///   fifth
record BurstOfEdits(String name, Topology topology, double tolerated) implements Drill {
  /// One for some eight hundred visits.
  private static final double USUAL = 0.05;

  private static final int TIMES = 50;

  /// Edits a second until the workers' code is compiled; a fleet is not new when a burst comes.
  private static final double WARMING = 0.5;

  private static final Duration WARM = Duration.ofSeconds(20);

  /// The 99th of a hundred of fewer posts is chance: of eight a second these are 1,600.
  private static final Duration LEAST = Duration.ofSeconds(200);

  private static final int PEOPLE = 150;
  private static final int MOST_WORKERS = 3;
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// That of a server, in a tenth of its time: a drill is short.
  private static final ScalePolicy POLICY =
      new ScalePolicy(
          new ScalePolicy.Bounds(1, MOST_WORKERS, 0, 0),
          new ScalePolicy.Targets(20, Duration.ofSeconds(5), 0.8),
          0.1,
          Duration.ofSeconds(15),
          Duration.ofSeconds(2),
          List.of());

  @Override
  public String what() {
    return TIMES + " times the usual number of photo edits";
  }

  @Override
  public String promise() {
    if (!scales()) {
      return "no edit is refused, lost or done twice";
    }
    return String.format(
        Locale.ROOT,
        "p99 of people's requests, and of posts alone, at most %.0f %% longer; workers grow, then"
            + " are few again; no edit is refused, lost or done twice",
        (tolerated - 1) * 100);
  }

  @Override
  public Report run(Lab lab, Pace pace) {
    Duration measured = LEAST.compareTo(pace.broken()) > 0 ? LEAST : pace.broken();
    Queue<String> log = new ConcurrentLinkedQueue<>();
    List<Moment> moments = new ArrayList<>();
    try (EditStorm storm = EditStorm.gather(lab.entrance(), PEOPLE);
        OpenLoad load =
            OpenLoad.start(OpenLoad.Plan.of(lab.entrance(), pace.visits(), pace.seed()))) {
      Queue<Moment> seen = new ConcurrentLinkedQueue<>();
      try (Scaler _ = look(lab, load, seen, log)) {
        storm.rate(WARMING);
        let(WARM);
        storm.rate(USUAL);
        awaitFew(lab, pace.settling());
        let(pace.warm());
        long began = load.history().now();
        let(measured);
        long from = load.history().now();
        storm.rate(USUAL * TIMES);
        let(measured);
        storm.rate(USUAL);
        long to = load.history().now();
        awaitFew(lab, pace.settling());
        load.stop();
        storm.stop();
        moments.addAll(seen);
        return report(
            new Burst(name, moments, load.samples().all(), from, to),
            new Burst(name, moments, load.posts(), from, to),
            began,
            lab.topology().names(Kind.WORKER).size(),
            String.join("\n", log),
            storm.refused(),
            storm.promised().settle(pace.settling()));
      }
    }
  }

  private boolean scales() {
    return !topology.names(Kind.WORKER).isEmpty();
  }

  private Scaler look(Lab lab, OpenLoad load, Queue<Moment> seen, Queue<String> log) {
    Consumer<Decision.Reading> note =
        reading -> seen.add(new Moment(load.history().now(), reading.waiting(), reading.workers()));
    if (!scales()) {
      return Scaler.watch(lab, LOOK, note);
    }
    return Scaler.start(
        lab,
        POLICY,
        LOOK,
        made -> {
          note.accept(made.reading());
          if (made.isChange()) {
            log.add(made.line());
          }
        });
  }

  private static void awaitFew(Lab lab, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (lab.topology().names(Kind.WORKER).size() > 1 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(200_000_000);
    }
  }

  private Report report(
      Burst burst,
      Burst posts,
      long began,
      int last,
      String log,
      long refused,
      PromisedEdits.Kept edits) {
    double before = burst.quantile(began, burst.from(), 0.99);
    double during = burst.quantile(burst.from(), burst.to(), 0.99);
    double postsBefore = posts.quantile(began, posts.from(), 0.99);
    double postsDuring = posts.quantile(posts.from(), posts.to(), 0.99);
    int most = burst.moments().stream().mapToInt(Moment::workers).max().orElse(0);
    long backlog = burst.moments().stream().mapToLong(Moment::waiting).max().orElse(0);
    String line =
        String.format(
            Locale.ROOT,
            "p99 %.1f ms before, %.1f ms during the burst (of posts %.1f and %.1f); %d edits"
                + " promised, %d refused, %d lost or done twice; up to %d waited; workers 1, up to"
                + " %d, then %d",
            before,
            during,
            postsBefore,
            postsDuring,
            edits.promised(),
            refused,
            edits.violations().size(),
            backlog,
            most,
            last);
    boolean grew =
        during <= before * tolerated
            && postsDuring <= postsBefore * tolerated
            && most > 1
            && last <= 1;
    boolean kept = refused == 0 && edits.violations().isEmpty() && (grew || !scales());
    return new Report(kept, line, line + "\n" + log + "\n", Optional.of(burst.picture()));
  }

  private static void let(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
