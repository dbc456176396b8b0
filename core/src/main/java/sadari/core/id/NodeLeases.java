package sadari.core.id;

import java.time.Duration;
import java.time.Instant;

/// Lends node numbers to id generators, so that ids are unique over many servers and under clocks
/// that step back.
///
/// A lease covers a node number for a span of *id time*. Spans of one node number never overlap:
/// whoever gets a number next gets a span that begins where the last one ended. So two ids with the
/// same node and time come from one generator.
public interface NodeLeases {
  /// A node number and the id time it may be used for, in whole milliseconds as ids are.
  ///
  /// @param node 0 to 1,023
  /// @param from first instant, inclusive
  /// @param until last instant, exclusive
  record Lease(int node, Instant from, Instant until) {}

  /// Takes a number that nobody holds, for `span` from now on by the store's own clock; numbers
  /// whose holder is gone come back when their span is over.
  ///
  /// @throws sadari.core.failure.Unavailable where all 1,024 are taken, or the store cannot be
  ///   asked
  Lease acquire(Duration span);

  /// Moves the end of a lease to `span` from now, never back, if nobody else holds the number
  /// since.
  ///
  /// @throws sadari.core.failure.Conflict where the lease was lost
  Lease renew(Lease lease, Duration span);

  /// Gives the number back at once: ids made under `lease` have times before `usedUntil`.
  /// Idempotent.
  void release(Lease lease, Instant usedUntil);
}
