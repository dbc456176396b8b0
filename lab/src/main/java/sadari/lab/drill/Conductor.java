package sadari.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import sadari.lab.Lab;
import sadari.lab.fault.Fault.Healing;
import sadari.lab.history.Violation;
import sadari.lab.load.OpenLoad;
import sadari.lab.load.Settled;
import sadari.lab.report.Run;
import sadari.lab.report.Run.Marks;
import sadari.lab.report.Run.Verdict;

/// Runs drills on a lab that is up.
public final class Conductor {
  private final Lab lab;

  public Conductor(Lab lab) {
    this.lab = lab;
  }

  /// Runs a drill and tells what people noticed. Afterwards the lab is as before.
  public Run run(Drill drill, Pace pace) {
    OpenLoad.Plan plan = OpenLoad.Plan.of(lab.entrance(), pace.visits(), pace.seed());
    try (OpenLoad load = OpenLoad.start(plan)) {
      let(pace.warm());
      long began = load.history().now();
      let(pace.steady());
      Span fault = breakAndHeal(drill, load, pace.broken());
      let(pace.healed());
      Marks marks = new Marks(began, fault.from(), fault.to(), load.history().now());
      load.stop();
      Settled settled = load.settle(pace.settling());
      return new Run(
          drill.name(), drill.what(), load.samples().all(), marks, verdict(load, settled));
    }
  }

  private record Span(long from, long to) {}

  private Span breakAndHeal(Drill drill, OpenLoad load, Duration broken) {
    long from = load.history().now();
    Healing healing = drill.fault().inject(lab);
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
