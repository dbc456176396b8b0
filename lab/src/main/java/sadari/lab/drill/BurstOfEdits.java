package sadari.lab.drill;

import java.time.Duration;
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
import sadari.lab.report.Contrast;
import sadari.lab.report.Contrast.Span;
import sadari.lab.scale.Scaler;
import sadari.scale.autoscale.Decision;
import sadari.scale.autoscale.ScalePolicy;

/// Fifty times the usual number of photo edits: workers grow and go again, and people who read and
/// post notice nothing.
///
/// On a topology without workers it shows what they are for, and promises only that no edit is
/// refused, lost or done twice.
///
/// @param longer by how much the 99th of a hundred requests may take longer meanwhile; 0.2 is a
///   fifth
record BurstOfEdits(String name, Topology topology, double longer) implements Drill {
  /// One for some eight hundred visits.
  private static final double USUAL = 0.05;

  private static final int TIMES = 50;

  /// Edits a second until the workers' code is compiled; a fleet is not new when a burst comes.
  private static final double WARMING = 0.5;

  private static final Duration WARM = Duration.ofSeconds(20);

  /// The 99th of a hundred of fewer posts is chance: of eight a second these are 1,600.
  private static final Duration LEAST = Duration.ofSeconds(200);

  private static final double QUANTILE = 0.99;

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
        longer * 100);
  }

  @Override
  public Report run(Lab lab, Pace pace) {
    Duration measured = LEAST.compareTo(pace.broken()) > 0 ? LEAST : pace.broken();
    Queue<String> log = new ConcurrentLinkedQueue<>();
    Queue<Moment> seen = new ConcurrentLinkedQueue<>();
    try (EditStorm storm = EditStorm.gather(lab.entrance(), PEOPLE);
        OpenLoad load =
            OpenLoad.start(OpenLoad.Plan.of(lab.entrance(), pace.visits(), pace.seed()));
        Scaler _ = look(lab, load, seen, log)) {
      storm.rate(WARMING);
      let(WARM);
      storm.rate(USUAL);
      awaitFew(lab, pace.settling());
      let(pace.warm());
      Span before = during(load, measured.dividedBy(2));
      storm.rate(USUAL * TIMES);
      Span burst = during(load, measured);
      storm.rate(USUAL);
      awaitFew(lab, pace.settling());
      Span after = during(load, measured.dividedBy(2));
      load.stop();
      storm.stop();
      return report(
          new Burst(name, List.copyOf(seen), burst.from(), burst.to()),
          Contrast.of(load.samples().all(), before, burst, after, QUANTILE),
          Contrast.of(load.posts(), before, burst, after, QUANTILE),
          lab.topology().names(Kind.WORKER).size(),
          String.join("\n", log),
          storm.refused(),
          storm.promised().settle(pace.settling()));
    }
  }

  private static Span during(OpenLoad load, Duration time) {
    long from = load.history().now();
    LockSupport.parkNanos(time.toNanos());
    return new Span(from, load.history().now());
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
      Contrast all,
      Contrast posts,
      int last,
      String log,
      long refused,
      PromisedEdits.Kept edits) {
    int most = burst.moments().stream().mapToInt(Moment::workers).max().orElse(0);
    long backlog = burst.moments().stream().mapToLong(Moment::waiting).max().orElse(0);
    String line =
        String.format(
            Locale.ROOT,
            "p99 %s, of posts alone %s; %d edits promised, %d refused, %d lost or done twice; up to"
                + " %d waited; workers 1, up to %d, then %d",
            told(all),
            told(posts),
            edits.promised(),
            refused,
            edits.violations().size(),
            backlog,
            most,
            last);
    boolean unnoticed = all.change() <= longer && posts.change() <= longer;
    boolean followed = most > 1 && last <= 1;
    boolean done = refused == 0 && edits.violations().isEmpty();
    boolean kept = done && (!scales() || (unnoticed && followed));
    return new Report(kept, line, line + "\n" + log + "\n", Optional.of(burst.picture()));
  }

  private static String told(Contrast contrast) {
    return String.format(
        Locale.ROOT,
        "%.1f ms before and after, %.1f ms meanwhile (%+.0f %%)",
        contrast.usual(),
        contrast.meanwhile(),
        contrast.change() * 100);
  }

  private static void let(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
