package sadari.scale.cache;

import java.util.Collection;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.reaction.ReactionStore;

/// Tells the caches of posts that their tallies changed. Marks are one viewer's alone and are asked
/// for once per page: a cache of them would hardly ever be hit.
public final class CachedReactionStore implements ReactionStore {
  private final ReactionStore store;
  private final Changes changes;

  public CachedReactionStore(ReactionStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
  }

  @Override
  public Written<Edge> setFavourite(
      AccountId actor, PostId post, boolean active, long key, EventId event) {
    return store.setFavourite(actor, post, active, key, event);
  }

  @Override
  public Edge favourite(AccountId actor, PostId post) {
    return store.favourite(actor, post);
  }

  @Override
  public boolean reflectFavourite(PostId post, AccountId actor, Edge edge, long key) {
    return changes.make(
        List.of(Names.post(post)), () -> store.reflectFavourite(post, actor, edge, key));
  }

  @Override
  public void setBookmark(AccountId actor, PostId post, boolean active, long key) {
    store.setBookmark(actor, post, active, key);
  }

  @Override
  public List<Keyed<PostId>> favourites(AccountId actor, PageRequest page) {
    return store.favourites(actor, page);
  }

  @Override
  public List<Keyed<PostId>> bookmarks(AccountId actor, PageRequest page) {
    return store.bookmarks(actor, page);
  }

  @Override
  public List<Keyed<AccountId>> favouritedBy(PostId post, PageRequest page) {
    return store.favouritedBy(post, page);
  }

  @Override
  public Marks marks(AccountId actor, Collection<PostId> posts) {
    return store.marks(actor, posts);
  }
}
