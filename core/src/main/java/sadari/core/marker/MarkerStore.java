package sadari.core.marker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sadari.core.id.AccountId;

/// Keeps markers, each in its reader's bucket. A marker only moves on: of several moves at once the
/// farthest stands, and each that moved it counted its version up by one.
///
/// Durable when acknowledged; a reader who wrote sees what it wrote.
public interface MarkerStore {
  /// Moves markers on, all or none; those that are farther already stay. The markers of these
  /// places as they are then, by place.
  ///
  /// @param lastRead the id of the newest thing read, by place
  List<Marker> advance(AccountId reader, Map<Marker.Place, Long> lastRead, Instant now);

  /// The markers that the reader has of these places, by place.
  List<Marker> find(AccountId reader, Set<Marker.Place> places);
}
