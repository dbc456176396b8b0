package sadari.core.consistency;

import java.util.List;

/// The copies of the data of record, as far as they are known; they come and go.
public interface Copies {
  /// Whichever copy takes the writes at the time of each call.
  ///
  /// [Copy#position] fails with [sadari.core.failure.OutcomeUnknown] where the server that took the
  /// writes has been replaced meanwhile.
  Copy primary();

  /// The replicas fit to serve reads now: reachable, on the primary's timeline, within the limits
  /// of lag. In no order.
  List<Replica> replicas();
}
