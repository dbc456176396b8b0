package sadari.core.session;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.AppId;

/// Keeps registered applications, spread over the buckets by their ids. Durable when acknowledged.
public interface AppStore {
  /// Adds an application. Idempotent for the same id.
  void add(App app);

  /// One application, or empty.
  Optional<App> find(AppId id);

  /// All that exist of `ids`, in no order.
  Map<AppId, App> findAll(Collection<AppId> ids);
}
