package sadari.scale.cache;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.AppId;
import sadari.core.session.App;
import sadari.core.session.AppStore;

/// Keeps applications in memory. An application never changes, so what is kept is never stale.
public final class CachedAppStore implements AppStore {
  /// How long an application is kept, at most.
  public static final Duration LIFE = Duration.ofHours(1);

  // Entry, future, id and record with the scopes and the secret's hash (64 characters).
  private static final int BYTES = 600;

  private final AppStore store;
  private final LocalCache<AppId, App> cache;

  /// @param size how many applications are kept at most
  public CachedAppStore(AppStore store, int size) {
    this(store, size, AccessListener.NONE);
  }

  /// @param size how many applications are kept at most
  /// @param listener told of every access
  public CachedAppStore(AppStore store, int size, AccessListener listener) {
    this.store = store;
    this.cache = new LocalCache<>(size, LIFE, listener, CachedAppStore::bytes);
  }

  private static int bytes(App app) {
    int addresses = app.redirectUris().stream().mapToInt(String::length).sum();
    return BYTES + app.name().length() + app.website().map(String::length).orElse(0) + addresses;
  }

  @Override
  public void add(App app) {
    store.add(app);
  }

  @Override
  public Optional<App> find(AppId id) {
    return cache.get(id, store::find);
  }

  @Override
  public Map<AppId, App> findAll(Collection<AppId> ids) {
    Map<AppId, App> found = new HashMap<>();
    List<AppId> missing = new ArrayList<>();
    for (AppId id : ids) {
      cache.ifPresent(id).ifPresentOrElse(app -> found.put(id, app), () -> missing.add(id));
    }
    if (!missing.isEmpty()) {
      Map<AppId, App> loaded = store.findAll(missing);
      loaded.forEach(cache::keep);
      found.putAll(loaded);
    }
    return found;
  }

  /// Hits, misses, loads and evictions since the start.
  public CacheStats stats() {
    return cache.stats();
  }
}
