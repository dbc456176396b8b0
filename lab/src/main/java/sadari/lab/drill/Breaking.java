package sadari.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.fault.Fault;
import sadari.lab.history.Violation;
import sadari.lab.load.OpenLoad;
import sadari.lab.load.Settled;
import sadari.lab.report.Picture;
import sadari.lab.report.Run;
import sadari.lab.report.Run.Marks;
import sadari.lab.report.Run.Verdict;
import sadari.lab.report.Table;
import sadari.lab.report.Timeline;

/// Warm up, break, the promise holds, heal, it catches up.
///
/// That nothing is lost, done twice or goes back is promised always.
///
/// @param fault breaks it; what it returns heals it
/// @param errors how long after the fault, and after it was healed, errors may be elevated; zero if
///   no request may fail at all
record Breaking(String name, Topology topology, String what, Fault fault, Duration errors)
    implements Drill {
  @Override
  public String promise() {
    return errors.isZero() ? "no failed request" : "errors for < " + errors.toSeconds() + " s";
  }

  @Override
  public Report run(Lab lab, Pace pace) {
    Run run = measure(lab, pace);
    Timeline timeline = new Timeline(run);
    return new Report(
        kept(timeline),
        Table.line(timeline),
        Table.of(timeline),
        Optional.of(Picture.of(timeline)));
  }

  /// Whether the promise was kept.
  boolean kept(Timeline timeline) {
    Verdict verdict = timeline.run().verdict();
    boolean soon =
        errors.isZero()
            ? timeline.errors() == 0
            : timeline.recovery().compareTo(errors) < 0
                && timeline.recoveryAfterHealing().compareTo(errors) < 0;
    return soon && verdict.violations().isEmpty() && verdict.unanswered() == 0;
  }

  /// What people noticed.
  Run measure(Lab lab, Pace pace) {
    OpenLoad.Plan plan = OpenLoad.Plan.of(lab.entrance(), pace.visits(), pace.seed());
    try (OpenLoad load = OpenLoad.start(plan)) {
      let(pace.warm());
      long began = load.history().now();
      let(pace.steady());
      Span fault = breakAndHeal(lab, load, pace.broken());
      let(pace.healed());
      Marks marks = new Marks(began, fault.from(), fault.to(), load.history().now());
      load.stop();
      Settled settled = load.settle(pace.settling());
      return new Run(name, what, load.samples().all(), marks, verdict(load, settled));
    }
  }

  private record Span(long from, long to) {}

  private Span breakAndHeal(Lab lab, OpenLoad load, Duration broken) {
    long from = load.history().now();
    Fault.Healing healing = fault.inject(lab);
    long to;
    try (healing) {
      let(broken);
      to = load.history().now();
    }
    return new Span(from, to);
  }

  private static void let(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private static Verdict verdict(OpenLoad load, Settled settled) {
    List<String> violations = settled.violations().stream().map(Violation::explanation).toList();
    return new Verdict(
        load.history().operations().size(), settled.took(), settled.unanswered(), violations);
  }
}
