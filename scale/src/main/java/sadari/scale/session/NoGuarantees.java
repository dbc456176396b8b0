package sadari.scale.session;

import java.util.Optional;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.id.AccountId;

/// A planted fault, for tests of whoever must notice it: every account is taken to have seen
/// nothing, so that any copy will do. Breaks every promise of [VectorStore].
public final class NoGuarantees implements VectorStore {
  @Override
  public Optional<Vector> find(AccountId account) {
    return Optional.of(Vector.NONE);
  }

  @Override
  public void raise(AccountId account, Vector atLeast) {}
}
