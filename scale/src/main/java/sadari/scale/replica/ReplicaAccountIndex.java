package sadari.scale.replica;

import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.search.AccountIndex;
import sadari.scale.replica.Routing.Routed;

/// What people are found by.
public final class ReplicaAccountIndex implements AccountIndex {
  private final Routed<AccountIndex> routed;

  public ReplicaAccountIndex(Routed<AccountIndex> routed) {
    this.routed = routed;
  }

  @Override
  public void put(Entry entry) {
    routed.tell(store -> store.put(entry));
  }

  @Override
  public void remove(AccountId account) {
    routed.tell(store -> store.remove(account));
  }

  @Override
  public List<AccountId> find(List<String> prefixes, int limit, int offset) {
    return routed.read(store -> store.find(prefixes, limit, offset));
  }
}
