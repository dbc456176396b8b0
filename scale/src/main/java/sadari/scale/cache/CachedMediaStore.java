package sadari.scale.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.MediaId;
import sadari.core.media.Media;
import sadari.core.media.MediaStore;

/// Keeps the records of photos in caches. A photo is attached and freed with its post, which
/// [CachedPostStore] says.
public final class CachedMediaStore implements MediaStore {
  private final MediaStore store;
  private final Changes changes;
  private final TieredCache<MediaId, Media> photos;

  public CachedMediaStore(MediaStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
    this.photos =
        tier.cache(
            new CacheSpec<>("m", Names::text, Codecs.MEDIA, store::findAll, CacheSpec.Lives.USUAL));
  }

  @Override
  public void add(Media media) {
    boolean _ =
        changes.make(
            Names.photos(List.of(media.id())),
            () -> {
              store.add(media);
              return true;
            });
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return photos.get(id);
  }

  @Override
  public Map<MediaId, Media> findAll(Collection<MediaId> ids) {
    return photos.getAll(ids);
  }

  @Override
  public boolean setCaption(MediaId id, Media.Caption caption) {
    return changes.make(Names.photos(List.of(id)), () -> store.setCaption(id, caption));
  }

  @Override
  public boolean deleteUnattached(MediaId id) {
    return changes.make(Names.photos(List.of(id)), () -> store.deleteUnattached(id));
  }

  @Override
  public List<Media> unattached(Instant before, int limit) {
    return store.unattached(before, limit);
  }
}
