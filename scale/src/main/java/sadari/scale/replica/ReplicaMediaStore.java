package sadari.scale.replica;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.MediaId;
import sadari.core.media.Media;
import sadari.core.media.MediaStore;
import sadari.scale.replica.Routing.Routed;

/// The records of photos.
public final class ReplicaMediaStore implements MediaStore {
  private final Routed<MediaStore> routed;

  public ReplicaMediaStore(Routed<MediaStore> routed) {
    this.routed = routed;
  }

  @Override
  public void add(Media media) {
    routed.tell(store -> store.add(media));
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return routed.read(store -> store.find(id));
  }

  @Override
  public Map<MediaId, Media> findAll(Collection<MediaId> ids) {
    return routed.read(store -> store.findAll(ids));
  }

  @Override
  public boolean setCaption(MediaId id, Media.Caption caption) {
    return routed.decide(store -> store.setCaption(id, caption));
  }

  @Override
  public boolean deleteUnattached(MediaId id) {
    return routed.decide(store -> store.deleteUnattached(id));
  }

  @Override
  public List<Media> unattached(Instant before, int limit) {
    return routed.read(store -> store.unattached(before, limit));
  }
}
