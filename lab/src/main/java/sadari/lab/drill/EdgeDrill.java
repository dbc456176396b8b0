package sadari.lab.drill;

import java.util.Optional;
import sadari.lab.Lab;
import sadari.lab.Topology;

/// A drill with edges: photos are posted, looked at, and something happens.
///
/// @param trial what happens
record EdgeDrill(String name, Topology topology, String what, String promise, Trial trial)
    implements Drill {
  /// Something tried, and whether what was promised held.
  interface Trial {
    Outcome of(Lab lab, Pace pace);
  }

  /// @param line what was seen, in a line
  record Outcome(boolean kept, String line) {}

  @Override
  public Report run(Lab lab, Pace pace) {
    Outcome outcome = trial.of(lab, pace);
    return new Report(outcome.kept(), outcome.line(), outcome.line() + "\n", Optional.empty());
  }
}
