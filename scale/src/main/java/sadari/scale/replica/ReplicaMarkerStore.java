package sadari.scale.replica;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.marker.Marker;
import sadari.core.marker.MarkerStore;
import sadari.scale.replica.Routing.Routed;

/// How far readers have read.
public final class ReplicaMarkerStore implements MarkerStore {
  private final Routed<MarkerStore> routed;

  public ReplicaMarkerStore(Routed<MarkerStore> routed) {
    this.routed = routed;
  }

  @Override
  public List<Marker> advance(AccountId reader, Map<Marker.Place, Long> lastRead, Instant now) {
    return routed.decide(store -> store.advance(reader, lastRead, now));
  }

  @Override
  public List<Marker> find(AccountId reader, Set<Marker.Place> places) {
    return routed.read(store -> store.find(reader, places));
  }
}
