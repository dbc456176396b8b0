package sadari.server.wiring;

import java.util.Optional;
import sadari.core.consistency.Copies;
import sadari.core.consistency.VectorStore;
import sadari.engine.postgres.PostgresEngine;
import sadari.scale.session.MemoryVectorStore;
import sadari.scale.session.NoGuarantees;
import sadari.scale.session.SessionGuarantees;
import sadari.server.config.SessionConfig;
import sadari.web.http.Filter;

/// Keeps what accounts may rely on, where a tier is in the way: replicas that lag, or shared
/// caches.
final class SessionPart {
  private static final int KEPT_IN_MEMORY = 1_000_000;

  private SessionPart() {}

  /// Around every request; nothing where every answer comes from the one database.
  static Filter filter(
      SessionConfig config,
      PostgresEngine engine,
      Optional<Copies> copies,
      CachePart.Cached cached) {
    if (copies.isEmpty() && cached.vectors().isEmpty()) {
      return next -> next;
    }
    VectorStore vectors =
        config.guarantees() ? vectors(config, engine, cached) : new NoGuarantees();
    return new SessionFilter(new SessionGuarantees(vectors, cached.invalidations(), copies));
  }

  private static VectorStore vectors(
      SessionConfig config, PostgresEngine engine, CachePart.Cached cached) {
    return switch (config.vectors()) {
      case AUTO -> cached.vectors().orElseGet(engine::vectors);
      case DATABASE -> engine.vectors();
      case MEMORY -> new MemoryVectorStore(KEPT_IN_MEMORY);
    };
  }
}
