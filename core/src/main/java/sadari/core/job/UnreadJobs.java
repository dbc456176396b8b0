package sadari.core.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sadari.core.outbox.Lane;

/// What a queue carried that the program which took it could not read, as a newer one had written
/// it: put aside by workers as it came, and kept until an operator decides.
///
/// [#replay] and [#replayAll] hand back only what the asked program can read itself. They are at
/// least once: broken off, the same record may be handed back again. Thread-safe. Failures are
/// [sadari.core.failure.Failure]s.
public interface UnreadJobs {
  /// Of a queue that puts nothing aside.
  UnreadJobs NONE =
      new UnreadJobs() {
        @Override
        public long bound() {
          return 0;
        }

        @Override
        public List<Unread> page(long after, int limit) {
          return List.of();
        }

        @Override
        public Replay replay(long id) {
          return Replay.NOT_THERE;
        }

        @Override
        public Replayed replayAll() {
          return new Replayed(0, 0);
        }

        @Override
        public boolean discard(long id) {
          return false;
        }
      };

  /// How many there are at most: 0 where there are none, and cheap to ask.
  long bound();

  /// Those with ids larger than `after`, oldest first.
  ///
  /// @param after 0 for the first page
  /// @param limit how many at most
  List<Unread> page(long after, int limit);

  /// Puts one back into the lane that it came from; durable there before it is gone here.
  Replay replay(long id);

  /// The same with all that can be read here.
  Replayed replayAll();

  /// Forgets it for good: its effects will never be.
  ///
  /// @return false where there is none of this id
  boolean discard(long id);

  /// What became of a wish to replay.
  enum Replay {
    /// It is in its lane again.
    DONE,
    /// The asked program cannot read it either.
    STILL_UNREAD,
    /// There is none of this id.
    NOT_THERE
  }

  /// @param replayed those that are in their lanes again
  /// @param left those that the asked program cannot read either
  record Replayed(int replayed, int left) {}

  /// A record that was put aside.
  ///
  /// @param id a small number, from 1
  /// @param lane that it came from; empty where nobody noted it
  /// @param bytes its length
  /// @param cause why it could not be read; no personal data
  /// @param at when it was put aside
  /// @param readable whether the asked program can read it
  record Unread(
      long id, Optional<Lane> lane, int bytes, String cause, Instant at, boolean readable) {}
}
