package sadari.scale.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.id.AccountId;

/// Vectors in the memory of the process: for a single web server. Two servers that kept them so
/// would each have stale ones.
public final class MemoryVectorStore implements VectorStore {
  private static final Duration IDLE = Duration.ofHours(1);

  private final Cache<AccountId, Vector> vectors;

  /// @param size how many accounts' are kept at most; the least recently used are lost
  public MemoryVectorStore(int size) {
    this.vectors = Caffeine.newBuilder().maximumSize(size).expireAfterAccess(IDLE).build();
  }

  @Override
  public Optional<Vector> find(AccountId account) {
    return Optional.ofNullable(vectors.getIfPresent(account));
  }

  @Override
  public void raise(AccountId account, Vector atLeast) {
    vectors.asMap().merge(account, atLeast, Vector::max);
  }
}
