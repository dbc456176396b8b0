package sadari.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import sadari.core.id.EventId;

/// Events from the moment their cause is committed until their effects are done.
///
/// Stores write events in the transaction of the cause. Those of lanes with a head start are tried
/// by the writer at once, so a fresh one becomes claimable only after it; the others are a worker's
/// from the beginning. At least once: an event is claimed again when its lease runs out. Of
/// concurrent claims each event goes to one.
public interface Outbox {
  /// How long the writer has a fresh event to itself, where it tries those of its lane.
  Duration HEAD_START = Duration.ofSeconds(5);

  /// How long the writer has a fresh event of a lane to itself.
  static Duration headStart(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> HEAD_START;
      case FANOUT, MEDIA, BULK -> Duration.ZERO;
    };
  }

  /// Adds further events and takes `cause` out, in one transaction where they share a database: the
  /// parts of a fan-out replace the event that asked for it.
  void replace(EventId cause, List<PendingEvent> parts, Instant claimableAt);

  /// Takes up to `limit` events of a lane whose time has come, oldest first, for `lease`.
  List<PendingEvent> claim(Lane lane, Instant now, Duration lease, int limit);

  /// The effects are done: takes the events out. Idempotent.
  void done(List<EventId> ids);

  /// Another queue has these for good: takes out those that are still as they were claimed. One
  /// that came back meanwhile, for another try or given up, stays.
  ///
  /// @param until the end of the lease that they were claimed for, in whole microseconds
  void moved(List<EventId> ids, Instant until);

  /// Try again at `at`, with the tries counted that `event` counts; `cause` (no personal data) is
  /// kept for operators. Puts the event back where it was taken out meanwhile; leaves a buried one
  /// alone.
  void again(PendingEvent event, Instant at, String cause);

  /// Give up: keeps the event, with its cause, among the dead until an operator acts. Puts it back
  /// where it was taken out meanwhile.
  void bury(PendingEvent event, String cause);

  /// How much there is to do in each lane.
  Map<Lane, Backlog> backlog(Instant now);

  /// @param waiting events whose effects are not done, buried ones apart
  /// @param oldest age of the oldest of them; zero where there is none
  /// @param buried events given up
  record Backlog(long waiting, Duration oldest, long buried) {
    /// Nothing to do.
    public static final Backlog NONE = new Backlog(0, Duration.ZERO, 0);
  }
}
