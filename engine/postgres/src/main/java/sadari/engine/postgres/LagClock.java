package sadari.engine.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// How old is what a replica shows? As old as the moment at which the primary's log first went
/// beyond it, by what was seen of the primary. No clock but this process's own takes part, and a
/// primary that writes nothing leaves nobody behind.
final class LagClock {
  private static final int MOST = 600;

  private record Mark(long nanos, long lsn) {}

  private final Deque<Mark> marks = new ArrayDeque<>();

  /// The primary's log was this long at that time.
  synchronized void primaryAt(long nanos, long lsn) {
    Mark last = marks.peekLast();
    if (last != null && last.lsn >= lsn) {
      return; // nothing new: whoever has this much is up to date since then
    }
    marks.addLast(new Mark(nanos, lsn));
    if (marks.size() > MOST) {
      marks.removeFirst();
    }
  }

  /// Another primary: its log is another one.
  synchronized void reset() {
    marks.clear();
  }

  /// How much log is missing behind `lsn`.
  synchronized long bytesBehind(long lsn) {
    Mark last = marks.peekLast();
    return last == null ? 0 : Math.max(0, last.lsn - lsn);
  }

  /// For how long there has been something behind `lsn`.
  synchronized Duration timeBehind(long lsn, long nanos) {
    for (Mark mark : marks) {
      if (mark.lsn > lsn) {
        return Duration.ofNanos(Math.max(0, nanos - mark.nanos));
      }
    }
    return Duration.ZERO;
  }
}
