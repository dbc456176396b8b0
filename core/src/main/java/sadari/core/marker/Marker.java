package sadari.core.marker;

import java.time.Instant;

/// How far somebody has read in one place.
///
/// @param lastRead the id of the newest thing read there
/// @param version how often the marker has moved
/// @param updatedAt when it moved last
public record Marker(Place place, long lastRead, long version, Instant updatedAt) {
  /// What is read.
  public enum Place {
    /// The home timeline; its ids are posts'.
    HOME,
    /// Notifications.
    NOTIFICATIONS
  }
}
