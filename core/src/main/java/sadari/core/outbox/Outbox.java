package sadari.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sadari.core.id.EventId;

/// Events from the moment their cause is committed until their effects are done.
///
/// Stores write events in the transaction of the cause; the writer tries them at once, so a fresh
/// event becomes claimable only [#HEAD_START] after it was written. At least once: an event is
/// claimed again when its lease runs out. Of concurrent claims each event goes to one.
public interface Outbox {
  /// How long the writer has a fresh event to itself.
  Duration HEAD_START = Duration.ofSeconds(5);

  /// Adds further events and takes `cause` out, in one transaction where they share a database: the
  /// parts of a fan-out replace the event that asked for it.
  void replace(EventId cause, List<PendingEvent> parts, Instant claimableAt);

  /// Takes up to `limit` events whose time has come, oldest first, for `lease`.
  List<PendingEvent> claim(Instant now, Duration lease, int limit);

  /// The effects are done: takes the events out. Idempotent.
  void done(List<EventId> ids);

  /// Try again at `at`; `cause` (no personal data) is kept for operators.
  void retry(EventId id, Instant at, String cause);

  /// Try again at `at`, and do not count the claim: the event is well, what it needs was not there.
  void postpone(EventId id, Instant at, String cause);

  /// Give up: keeps the event, with its cause, among the dead until an operator acts.
  void bury(EventId id, String cause);

  /// How much there is to do.
  Backlog backlog(Instant now);

  /// @param waiting events whose effects are not done, buried ones apart
  /// @param oldest age of the oldest of them; zero where there is none
  /// @param buried events given up
  record Backlog(long waiting, Duration oldest, long buried) {}
}
