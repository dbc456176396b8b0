package sadari.scale.cache;

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

/// Keeps posts with their tallies in caches, and the first pages of authors' posts as strangers see
/// them.
public final class CachedPostStore implements PostStore {
  private final PostStore store;
  private final Changes changes;
  private final TieredCache<PostId, Post> posts;
  private final TieredCache<String, Long> counts;
  private final AuthorPages pages;

  public CachedPostStore(PostStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
    this.posts =
        tier.cache(
            new CacheSpec<>("p", Names::text, Codecs.POST, store::findAll, CacheSpec.Lives.USUAL));
    this.counts = tier.cache(CachedAccountStore.count("np", store::count));
    this.pages = new AuthorPages(store, tier);
  }

  @Override
  public Written<Published> publish(Post post, Optional<IdempotencyKey> key, EventId event) {
    return changes.make(
        Names.posting(post.id(), post.author(), post.content().media()),
        () -> store.publish(post, key, event));
  }

  @Override
  public Optional<Post> find(PostId id) {
    return posts.get(id);
  }

  @Override
  public Map<PostId, Post> findAll(Collection<PostId> ids) {
    return posts.getAll(ids);
  }

  @Override
  public Written<Optional<Post>> delete(PostId id, EventId event) {
    // Whose it is, and what is in it, never changes.
    List<String> names =
        store
            .find(id)
            .map(post -> Names.posting(id, post.author(), post.content().media()))
            .orElseGet(() -> List.of(Names.post(id)));
    return changes.make(names, () -> store.delete(id, event));
  }

  @Override
  public List<Post> byAuthor(AccountId author, AuthorFilter filter, PageRequest page) {
    Optional<List<PostId>> ids = pages.find(author, filter, page);
    if (ids.isEmpty()) {
      return store.byAuthor(author, filter, page);
    }
    Map<PostId, Post> found = posts.getAll(ids.get());
    List<Post> kept =
        ids.get().stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList();
    // A post that is gone, of a page that has it still: the database knows what takes its place.
    return kept.size() == ids.get().size() ? kept : store.byAuthor(author, filter, page);
  }

  @Override
  public List<Post> pulled(Collection<AccountId> authors, PageRequest page) {
    return store.pulled(authors, page);
  }

  @Override
  public List<PostId> recentForFollowers(AccountId author, int limit) {
    return store.recentForFollowers(author, limit);
  }

  @Override
  public Optional<PostId> boostOf(AccountId author, PostId post) {
    return store.boostOf(author, post);
  }

  @Override
  public Map<PostId, PostId> boostsOf(AccountId author, Collection<PostId> ids) {
    return store.boostsOf(author, ids);
  }

  @Override
  public long count() {
    return counts.get("all").orElse(0L);
  }
}
