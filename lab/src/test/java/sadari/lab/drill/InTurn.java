package sadari.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.fault.Fault;
import sadari.lab.report.Table;
import sadari.lab.report.Timeline;

/// The faults of several drills one after the other under one load, each healed and over before the
/// next: much of what the drills show, in a fraction of their time.
///
/// @param each how long a fault is in force
record InTurn(List<Breaking> drills, Duration each) implements Fault {
  private static final long SEED = Long.getLong("sadari.seed", System.nanoTime());
  static final double VISITS = 20;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /// The drills of these names.
  static InTurn of(Duration each, String... names) {
    return new InTurn(
        Stream.of(names)
            .map(name -> (Breaking) Drills.named(name).orElseThrow(() -> new AssertionError(name)))
            .toList(),
        each);
  }

  @Override
  public Healing inject(Lab lab) {
    for (Breaking drill : drills) {
      System.out.println(drill.name());
      try (var _ = drill.fault().inject(lab)) {
        LockSupport.parkNanos(each.toNanos());
      }
      DrillCommand.awaitWhole(lab);
    }
    return () -> {};
  }

  /// What people noticed of all of them.
  Timeline measure(Lab lab) {
    Timeline timeline = measure(lab, this, Duration.ZERO, Duration.ofSeconds(60));
    System.out.println(Table.of(timeline));
    return timeline;
  }

  /// What people noticed of any fault, over a short time.
  static Timeline measure(Lab lab, Fault fault, Duration broken, Duration settling) {
    return measure(lab, fault, broken, settling, VISITS);
  }

  /// The same with so many visits a second.
  static Timeline measure(Lab lab, Fault fault, Duration broken, Duration settling, double visits) {
    Topology topology = lab.topology();
    Breaking drill = new Breaking("short", topology, "broken", fault, Duration.ZERO);
    Pace pace =
        new Pace(
            visits, MOMENT.multipliedBy(2), MOMENT, broken, MOMENT.multipliedBy(2), settling, SEED);
    System.out.println("seed " + SEED);
    return new Timeline(drill.measure(lab, pace));
  }
}
