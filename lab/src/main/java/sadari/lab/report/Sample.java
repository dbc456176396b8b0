package sadari.lab.report;

/// One request that was made, tries again counted as requests of their own.
///
/// @param began when it should have been made, in nanoseconds since the run began: a request that
///   had to wait for its turn has waited (coordinated omission)
/// @param ended when its answer was there, or was not waited for any longer
public record Sample(long began, long ended, Result result) {
  /// How it ended for whoever made it.
  public enum Result {
    /// Answered as it should be.
    OK,
    /// Nobody there, or an answer that says that it does not work now.
    FAILED,
    /// No answer.
    UNKNOWN
  }

  long took() {
    return ended - began;
  }
}
