package sadari.scale.cache;

import java.util.List;
import java.util.Optional;
import sadari.core.cache.SharedCache;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.failure.Failure;
import sadari.core.id.AccountId;
import sadari.scale.session.Reading;

/// Vectors beside the shared cache. A vector that could not be raised would be stale for servers
/// that reach the store: it is noted in the journal, so that they make it unknown.
final class VouchedVectors implements VectorStore {
  private final VectorStore store;
  private final Standing standing;
  private final Journal journal;

  VouchedVectors(VectorStore store, Standing standing, Journal journal) {
    this.store = store;
    this.standing = standing;
    this.journal = journal;
  }

  @Override
  public Optional<Vector> find(AccountId account) {
    // A note about this account may be on its way: nothing is known until it cannot be.
    return standing.isVouched() ? store.find(account) : Optional.empty();
  }

  @Override
  public void raise(AccountId account, Vector atLeast) {
    try {
      store.raise(account, atLeast);
    } catch (Failure away) {
      List<String> key = List.of(SharedCache.vector(account));
      switch (Reading.current().mode()) {
        // What the account wrote it must see, wherever it asks next.
        case DECIDE -> journal.note(key);
        // What it saw it may miss for as long as the note takes, a few tenths of a second; to wait
        // would make each of its reads as slow.
        case READ -> journal.mention(key);
      }
    }
  }
}
