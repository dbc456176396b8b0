package sadari.core.outbox;

import java.time.Instant;
import java.util.List;
import sadari.core.id.EventId;

/// Events that were given up, for operators to look at: tried again, or thrown away.
public interface DeadLetters {
  /// Those with ids larger than `after`, oldest first.
  ///
  /// @param after 0 for the first page
  /// @param limit how many at most
  List<DeadLetter> page(long after, int limit);

  /// Back among the living, claimable from `at` on, as if it had never been tried.
  ///
  /// @return false where no such event is buried
  boolean replay(EventId id, Instant at);

  /// The same for up to `limit` of them; how many.
  int replayAll(Instant at, int limit);

  /// Forgets it for good: its effects will never be.
  ///
  /// @return false where no such event is buried
  boolean discard(EventId id);

  /// An event that was given up.
  ///
  /// @param kind of the event, perhaps one that only another release knows
  /// @param numbers the ids in it
  /// @param attempts how often it was tried
  /// @param cause what went wrong at last; no personal data
  /// @param buriedAt when it was given up
  record DeadLetter(
      EventId id,
      String kind,
      Lane lane,
      List<Long> numbers,
      int attempts,
      String cause,
      Instant buriedAt) {
    public DeadLetter {
      numbers = List.copyOf(numbers);
    }
  }
}
