package sadari.lab.load;

import java.time.Duration;
import java.util.List;
import sadari.lab.history.Violation;

/// What was found when all was over.
///
/// @param violations of the whole run
/// @param unanswered reads that got no answer in the end, so that nothing is known there
/// @param took how long it was until everything was as it should be
public record Settled(List<Violation> violations, int unanswered, Duration took) {
  public Settled {
    violations = List.copyOf(violations);
  }

  /// Whether everything was looked at and nothing is wrong.
  public boolean good() {
    return violations.isEmpty() && unanswered == 0;
  }
}
