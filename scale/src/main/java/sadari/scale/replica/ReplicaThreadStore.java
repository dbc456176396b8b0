package sadari.scale.replica;

import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.post.ThreadStore;
import sadari.scale.replica.Routing.Routed;

/// Replies, boosts and threads.
public final class ReplicaThreadStore implements ThreadStore {
  private final Routed<ThreadStore> routed;

  public ReplicaThreadStore(Routed<ThreadStore> routed) {
    this.routed = routed;
  }

  @Override
  public void join(PostId root, PostId parent, PostId reply) {
    routed.tell(store -> store.join(root, parent, reply));
  }

  @Override
  public void leave(PostId root, PostId reply) {
    routed.tell(store -> store.leave(root, reply));
  }

  @Override
  public List<Node> thread(PostId root, int limit) {
    return routed.read(store -> store.thread(root, limit));
  }

  @Override
  public void addReply(PostId parent, PostId reply) {
    routed.tell(store -> store.addReply(parent, reply));
  }

  @Override
  public void removeReply(PostId parent, PostId reply) {
    routed.tell(store -> store.removeReply(parent, reply));
  }

  @Override
  public void addBoost(PostId post, PostId boost, AccountId booster) {
    routed.tell(store -> store.addBoost(post, boost, booster));
  }

  @Override
  public void removeBoost(PostId post, PostId boost, AccountId booster) {
    routed.tell(store -> store.removeBoost(post, boost, booster));
  }

  @Override
  public List<PostId> boosts(PostId post, long after, int limit) {
    return routed.read(store -> store.boosts(post, after, limit));
  }

  @Override
  public List<Keyed<AccountId>> boosters(PostId post, PageRequest page) {
    return routed.read(store -> store.boosters(post, page));
  }
}
