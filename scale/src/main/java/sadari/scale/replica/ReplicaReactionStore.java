package sadari.scale.replica;

import java.util.Collection;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.reaction.ReactionStore;
import sadari.scale.replica.Routing.Routed;

/// Favourites and bookmarks.
public final class ReplicaReactionStore implements ReactionStore {
  private final Routed<ReactionStore> routed;

  public ReplicaReactionStore(Routed<ReactionStore> routed) {
    this.routed = routed;
  }

  @Override
  public Written<Edge> setFavourite(
      AccountId actor, PostId post, boolean active, long key, EventId event) {
    return routed.decide(store -> store.setFavourite(actor, post, active, key, event));
  }

  @Override
  public Edge favourite(AccountId actor, PostId post) {
    return routed.read(store -> store.favourite(actor, post));
  }

  @Override
  public boolean reflectFavourite(PostId post, AccountId actor, Edge edge, long key) {
    return routed.decide(store -> store.reflectFavourite(post, actor, edge, key));
  }

  @Override
  public void setBookmark(AccountId actor, PostId post, boolean active, long key) {
    routed.tell(store -> store.setBookmark(actor, post, active, key));
  }

  @Override
  public List<Keyed<PostId>> favourites(AccountId actor, PageRequest page) {
    return routed.read(store -> store.favourites(actor, page));
  }

  @Override
  public List<Keyed<PostId>> bookmarks(AccountId actor, PageRequest page) {
    return routed.read(store -> store.bookmarks(actor, page));
  }

  @Override
  public List<Keyed<AccountId>> favouritedBy(PostId post, PageRequest page) {
    return routed.read(store -> store.favouritedBy(post, page));
  }

  @Override
  public Marks marks(AccountId actor, Collection<PostId> posts) {
    return routed.read(store -> store.marks(actor, posts));
  }
}
