package sadari.scale.replica;

import java.util.Collection;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.timeline.HomeStore;
import sadari.scale.replica.Routing.Routed;

/// Home inboxes.
public final class ReplicaHomeStore implements HomeStore {
  private final Routed<HomeStore> routed;

  public ReplicaHomeStore(Routed<HomeStore> routed) {
    this.routed = routed;
  }

  @Override
  public void push(Entry entry, Collection<AccountId> readers) {
    routed.tell(store -> store.push(entry, readers));
  }

  @Override
  public void withdraw(PostId post, Collection<AccountId> readers) {
    routed.tell(store -> store.withdraw(post, readers));
  }

  @Override
  public void fill(AccountId reader, Collection<Entry> entries) {
    routed.tell(store -> store.fill(reader, entries));
  }

  @Override
  public void forget(AccountId reader, AccountId author) {
    routed.tell(store -> store.forget(reader, author));
  }

  @Override
  public List<Entry> page(AccountId reader, PageRequest page) {
    return routed.read(store -> store.page(reader, page));
  }
}
