package sadari.scale.replica;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Written;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.scale.replica.Routing.Routed;

/// Posts.
public final class ReplicaPostStore implements PostStore {
  private final Routed<PostStore> routed;

  public ReplicaPostStore(Routed<PostStore> routed) {
    this.routed = routed;
  }

  @Override
  public Written<Published> publish(Post post, Optional<IdempotencyKey> key, EventId event) {
    return routed.decide(store -> store.publish(post, key, event));
  }

  @Override
  public Optional<Post> find(PostId id) {
    return routed.read(store -> store.find(id));
  }

  @Override
  public Map<PostId, Post> findAll(Collection<PostId> ids) {
    return routed.read(store -> store.findAll(ids));
  }

  @Override
  public Written<Optional<Post>> delete(PostId id, EventId event) {
    return routed.decide(store -> store.delete(id, event));
  }

  @Override
  public List<Post> byAuthor(AccountId author, AuthorFilter filter, PageRequest page) {
    return routed.read(store -> store.byAuthor(author, filter, page));
  }

  @Override
  public List<Post> pulled(Collection<AccountId> authors, PageRequest page) {
    return routed.read(store -> store.pulled(authors, page));
  }

  @Override
  public List<PostId> recentForFollowers(AccountId author, int limit) {
    return routed.read(store -> store.recentForFollowers(author, limit));
  }

  @Override
  public Optional<PostId> boostOf(AccountId author, PostId post) {
    return routed.read(store -> store.boostOf(author, post));
  }

  @Override
  public Map<PostId, PostId> boostsOf(AccountId author, Collection<PostId> posts) {
    return routed.read(store -> store.boostsOf(author, posts));
  }

  @Override
  public long count() {
    return routed.read(store -> store.count());
  }
}
