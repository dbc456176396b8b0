package sadari.lab.report;

import java.time.Duration;
import java.util.List;

/// What a drill did and measured.
///
/// @param what in a line, for people
/// @param samples all requests
/// @param marks when what happened
/// @param verdict what the checker said
public record Run(String name, String what, List<Sample> samples, Marks marks, Verdict verdict) {
  public Run {
    samples = List.copyOf(samples);
  }

  /// Points in time, in nanoseconds since the run began.
  ///
  /// @param began when the load was steady
  /// @param broken when the fault began
  /// @param healed when it was over
  /// @param ended when the load was stopped
  public record Marks(long began, long broken, long healed, long ended) {}

  /// What the checker said.
  ///
  /// @param operations that it looked at
  /// @param settledAfter how long it took until everything had arrived
  /// @param unanswered last reads without an answer, so that nothing is known there
  /// @param violations each as people read it
  public record Verdict(
      long operations, Duration settledAfter, int unanswered, List<String> violations) {
    public Verdict {
      violations = List.copyOf(violations);
    }
  }
}
