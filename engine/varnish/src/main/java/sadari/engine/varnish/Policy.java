package sadari.engine.varnish;

import java.time.Duration;

/// How long an edge keeps what, and what it keeps at all.
///
/// @param fresh how long photos and fingerprinted files count as new: what is under their addresses
///   never changes
/// @param unknown how long an edge remembers that there is no such thing
/// @param grace how long what is no longer new is served when no origin answers
/// @param keep how long it is kept after that, for being asked about with a condition
/// @param rare what is admitted only when it is asked for again
/// @param rest what becomes of all that is neither photo nor fingerprinted file
public record Policy(
    Duration fresh, Duration unknown, Duration grace, Duration keep, Rare rare, Rest rest) {
  /// A year; a second; a day; a day. Photos from 1 MiB on when asked for again within an hour.
  /// Nothing else is served.
  public static final Policy USUAL =
      new Policy(
          Duration.ofDays(365),
          Duration.ofSeconds(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          new Rare(1 << 20, Duration.ofHours(1)),
          Rest.REFUSED);

  /// What costs room and may never be asked for again. The first request is passed on and leaves a
  /// marker; the second, while the marker is there, is stored.
  ///
  /// The price: such a thing is fetched twice by each edge before it is served from there, and
  /// those who ask for it at the same moment are not made to wait for one fetch.
  ///
  /// @param fromBytes things of this size and more; 0 for everything, [Long#MAX_VALUE] for nothing
  /// @param window how long the marker stays
  public record Rare(long fromBytes, Duration window) {
    /// Everything is stored at the first request.
    public static final Rare NONE = new Rare(Long.MAX_VALUE, Duration.ofHours(1));

    public Rare {
      if (fromBytes < 0) {
        throw new IllegalArgumentException("a size is not negative: " + fromBytes);
      }
    }
  }

  /// What an edge does with pages, the API, and whatever else belongs to one person.
  public enum Rest {
    /// Not served: the edge has a name of its own, for photos and files only.
    REFUSED,
    /// Passed to an origin, and never stored: the edge stands in front of the whole site.
    PASSED
  }

  /// The same, admitting by another rule.
  public Policy with(Rare other) {
    return new Policy(fresh, unknown, grace, keep, other, rest);
  }

  /// The same, doing something else with the rest.
  public Policy with(Rest other) {
    return new Policy(fresh, unknown, grace, keep, rare, other);
  }

  /// The same, keeping for other times.
  public Policy with(Duration otherFresh, Duration otherGrace) {
    return new Policy(otherFresh, unknown, otherGrace, keep, rare, rest);
  }
}
