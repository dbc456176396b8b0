package sadari.core.reaction;

import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.outbox.Dispatcher;
import sadari.core.post.Post;
import sadari.core.read.Posts;

/// Favouriting and bookmarking what one may see. A boost stands for what it boosts.
public final class Reactions {
  private final ReactionStore reactions;
  private final Posts posts;
  private final IdGenerator ids;
  private final Dispatcher dispatcher;

  public Reactions(ReactionStore reactions, Posts posts, IdGenerator ids, Dispatcher dispatcher) {
    this.reactions = reactions;
    this.posts = posts;
    this.ids = ids;
    this.dispatcher = dispatcher;
  }

  /// Favourites a post, or takes it back; the post as it is then, or empty where the actor sees no
  /// such post.
  public Optional<Post> favourite(AccountId actor, PostId id, boolean active) {
    Optional<Post> found = posts.findOriginal(Optional.of(actor), id);
    found.ifPresent(
        post ->
            dispatcher.settle(
                reactions.setFavourite(
                    actor, post.id(), active, ids.key(actor), ids.event(actor))));
    return found.flatMap(post -> posts.find(Optional.of(actor), post.id()));
  }

  /// Bookmarks a post, or takes it back; the post, or empty where the actor sees no such post.
  public Optional<Post> bookmark(AccountId actor, PostId id, boolean active) {
    Optional<Post> found = posts.findOriginal(Optional.of(actor), id);
    found.ifPresent(post -> reactions.setBookmark(actor, post.id(), active, ids.key(actor)));
    return found;
  }
}
