package sadari.core.session;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import sadari.core.id.AppId;

/// Applications in memory.
final class MemoryApps implements AppStore {
  private final Map<AppId, App> apps = new ConcurrentHashMap<>();

  @Override
  public void add(App app) {
    apps.putIfAbsent(app.id(), app);
  }

  @Override
  public Optional<App> find(AppId id) {
    return Optional.ofNullable(apps.get(id));
  }

  @Override
  public Map<AppId, App> findAll(Collection<AppId> ids) {
    return apps.values().stream()
        .filter(app -> ids.contains(app.id()))
        .collect(Collectors.toMap(App::id, app -> app));
  }
}
