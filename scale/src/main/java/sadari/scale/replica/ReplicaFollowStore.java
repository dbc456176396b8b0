package sadari.scale.replica;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.scale.replica.Routing.Routed;

/// Who follows whom.
public final class ReplicaFollowStore implements FollowStore {
  private final Routed<FollowStore> routed;

  public ReplicaFollowStore(Routed<FollowStore> routed) {
    this.routed = routed;
  }

  @Override
  public Written<FollowEdge> set(AccountId follower, AccountId target, Change change) {
    return routed.decide(store -> store.set(follower, target, change));
  }

  @Override
  public Written<FollowEdge> answer(
      AccountId follower, AccountId target, boolean granted, EventId event) {
    return routed.decide(store -> store.answer(follower, target, granted, event));
  }

  @Override
  public FollowEdge edge(AccountId follower, AccountId target) {
    return routed.read(store -> store.edge(follower, target));
  }

  @Override
  public boolean reflect(AccountId target, AccountId follower, FollowEdge edge, long key) {
    return routed.decide(store -> store.reflect(target, follower, edge, key));
  }

  @Override
  public Map<AccountId, Relation> relations(AccountId viewer, Collection<AccountId> others) {
    return routed.read(store -> store.relations(viewer, others));
  }

  @Override
  public List<Keyed<AccountId>> followers(AccountId account, PageRequest page) {
    return routed.read(store -> store.followers(account, page));
  }

  @Override
  public List<Keyed<AccountId>> following(AccountId account, PageRequest page) {
    return routed.read(store -> store.following(account, page));
  }

  @Override
  public List<Keyed<AccountId>> requests(AccountId account, PageRequest page) {
    return routed.read(store -> store.requests(account, page));
  }

  @Override
  public List<Fan> fans(AccountId account, long after, int limit) {
    return routed.read(store -> store.fans(account, after, limit));
  }

  @Override
  public List<AccountId> notified(AccountId account, Collection<AccountId> followers) {
    return routed.read(store -> store.notified(account, followers));
  }

  @Override
  public List<AccountId> followedCelebrities(AccountId account) {
    return routed.read(store -> store.followedCelebrities(account));
  }

  @Override
  public void markCelebrity(AccountId celebrity, Collection<AccountId> followers) {
    routed.tell(store -> store.markCelebrity(celebrity, followers));
  }
}
