package sadari.core.consistency;

/// How far an account has come: what it wrote or saw lies at or before this.
///
/// A version vector with one entry per tier that may be behind: copies of the database, and caches.
///
/// @param timeline see [Position]
/// @param lsn see [Position]
/// @param invalidation the last numbered invalidation of a cache; 0 for none
public record Vector(long timeline, long lsn, long invalidation) {
  /// Has neither written nor seen anything.
  public static final Vector NONE = new Vector(0, 0, 0);

  public Vector {
    if (timeline < 0 || lsn < 0 || invalidation < 0) {
      throw new IllegalArgumentException("no vector");
    }
  }

  /// Of its parts.
  public static Vector of(Position position, long invalidation) {
    return new Vector(position.timeline(), position.lsn(), invalidation);
  }

  /// The place in the history of the database.
  public Position position() {
    return new Position(timeline, lsn);
  }

  /// At least both: the later position, and the higher invalidation.
  public Vector max(Vector other) {
    return of(position().max(other.position()), Math.max(invalidation, other.invalidation));
  }
}
