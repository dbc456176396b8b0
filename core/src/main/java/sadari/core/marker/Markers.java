package sadari.core.marker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.Id;

/// Remembers how far somebody has read.
public final class Markers {
  /// Ids may come from a server whose clock is a little ahead.
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  private final MarkerStore store;
  private final InstantSource clock;

  public Markers(MarkerStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What became of moving markers.
  public sealed interface Result {
    /// The markers as they are now.
    record Now(List<Marker> markers) implements Result {
      public Now {
        markers = List.copyOf(markers);
      }
    }

    /// Nothing has that id yet: a marker there could never move again.
    record NotYet(Marker.Place place) implements Result {}
  }

  /// Moves markers on, all or none.
  ///
  /// @param lastRead the id of the newest thing read, by place
  public Result advance(AccountId reader, Map<Marker.Place, Long> lastRead) {
    long bound = Id.floor(clock.instant().plus(TOLERANCE));
    for (Map.Entry<Marker.Place, Long> wish : lastRead.entrySet()) {
      if (wish.getValue() >= bound) {
        return new Result.NotYet(wish.getKey());
      }
    }
    return new Result.Now(
        lastRead.isEmpty() ? List.of() : store.advance(reader, lastRead, clock.instant()));
  }

  /// The markers of these places that there are.
  public List<Marker> find(AccountId reader, Set<Marker.Place> places) {
    return places.isEmpty() ? List.of() : store.find(reader, places);
  }
}
