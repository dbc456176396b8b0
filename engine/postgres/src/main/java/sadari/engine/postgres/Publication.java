package sadari.engine.postgres;

import java.util.Optional;
import sadari.core.id.EventId;
import sadari.core.post.Post;
import sadari.core.post.PostStore.IdempotencyKey;

/// A post on its way into the database, with its key and the id of its event.
record Publication(Post post, Optional<IdempotencyKey> key, EventId event) {
  boolean hasMedia() {
    return !post.content().media().isEmpty();
  }

  /// Whether two unique keys decide about it.
  boolean isKeyedBoost() {
    return key.isPresent() && post.boosted().isPresent();
  }
}
