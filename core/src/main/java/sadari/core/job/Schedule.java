package sadari.core.job;

import java.time.Duration;
import java.util.Optional;

/// What is to be done by one of many servers at a time: whoever comes first when it is due has the
/// turn, for a lease. Time is the store's, so the servers' clocks do not matter. Thread-safe.
public interface Schedule {
  /// Takes the turn of a named job where it is due and nobody has it. A job that was never heard of
  /// is due.
  ///
  /// @param lease for how long; when it runs out, the turn is anybody's again
  Optional<Turn> take(String name, Duration lease);

  /// Does `work` if it is due and our turn.
  ///
  /// @param lease longer than the work takes; when it fails, it is tried again after the lease
  /// @param pause until it is due again
  /// @return whether it was done here
  default boolean run(String name, Duration lease, Duration pause, Runnable work) {
    Optional<Turn> turn = take(name, lease);
    if (turn.isEmpty()) {
      return false;
    }
    work.run();
    boolean _ = turn.get().over(pause);
    return true;
  }

  /// One's turn. Fenced: whoever has lost it changes nothing any more.
  interface Turn {
    /// The lease begins anew.
    ///
    /// @return false where the turn is lost
    boolean renew();

    /// Gives the turn up; the job is due again in `pause`.
    ///
    /// @return false where the turn was lost before
    boolean over(Duration pause);
  }
}
