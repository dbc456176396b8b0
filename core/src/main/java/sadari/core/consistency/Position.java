package sadari.core.consistency;

import java.util.Comparator;

/// A place in the history of the data of record.
///
/// Histories fork when a copy is promoted; each has a number, and the later one has the higher.
/// Places of one timeline are ordered by `lsn`. Places of two are not comparable by `lsn` at all:
/// what lies beyond the fork on the old timeline never happened on the new one. So the order below
/// serves to keep the later history, and a place is *reached* only on its own timeline.
///
/// @param timeline from 1; 0 for none
/// @param lsn bytes of the write-ahead log, from the beginning of time
public record Position(long timeline, long lsn) implements Comparable<Position> {
  /// Before everything.
  public static final Position NONE = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::timeline).thenComparingLong(Position::lsn);

  public Position {
    if (timeline < 0 || lsn < 0) {
      throw new IllegalArgumentException("no position: " + timeline + "/" + lsn);
    }
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /// The later of two.
  public Position max(Position other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// Whether a copy that stands here has everything up to `wanted`. Never across timelines, but for
  /// [#NONE], which is reached everywhere.
  public boolean reaches(Position wanted) {
    return wanted.equals(NONE) || (timeline == wanted.timeline && lsn >= wanted.lsn);
  }
}
