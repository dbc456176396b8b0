package sadari.scale.cache;

import java.util.List;
import java.util.function.Supplier;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.post.ThreadStore;

/// Tells the caches of posts that their tallies changed. Threads themselves are not cached.
public final class CachedThreadStore implements ThreadStore {
  private final ThreadStore store;
  private final Changes changes;

  public CachedThreadStore(ThreadStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
  }

  private void counting(PostId post, Runnable change) {
    Supplier<Boolean> done =
        () -> {
          change.run();
          return true;
        };
    boolean _ = changes.make(List.of(Names.post(post)), done);
  }

  @Override
  public void join(PostId root, PostId parent, PostId reply) {
    store.join(root, parent, reply);
  }

  @Override
  public void leave(PostId root, PostId reply) {
    store.leave(root, reply);
  }

  @Override
  public List<Node> thread(PostId root, int limit) {
    return store.thread(root, limit);
  }

  @Override
  public void addReply(PostId parent, PostId reply) {
    counting(parent, () -> store.addReply(parent, reply));
  }

  @Override
  public void removeReply(PostId parent, PostId reply) {
    counting(parent, () -> store.removeReply(parent, reply));
  }

  @Override
  public void addBoost(PostId post, PostId boost, AccountId booster) {
    counting(post, () -> store.addBoost(post, boost, booster));
  }

  @Override
  public void removeBoost(PostId post, PostId boost, AccountId booster) {
    counting(post, () -> store.removeBoost(post, boost, booster));
  }

  @Override
  public List<PostId> boosts(PostId post, long after, int limit) {
    return store.boosts(post, after, limit);
  }

  @Override
  public List<Keyed<AccountId>> boosters(PostId post, PageRequest page) {
    return store.boosters(post, page);
  }
}
