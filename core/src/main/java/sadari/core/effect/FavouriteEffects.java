package sadari.core.effect;

import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.notification.Notification;
import sadari.core.outbox.Event;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.reaction.ReactionStore;

/// What a favourite does at the post's side: who and how many, and the author hears of it.
public final class FavouriteEffects {
  private final ReactionStore reactions;
  private final PostStore posts;
  private final Notifier notifier;
  private final IdGenerator ids;

  public FavouriteEffects(
      ReactionStore reactions, PostStore posts, Notifier notifier, IdGenerator ids) {
    this.reactions = reactions;
    this.posts = posts;
    this.notifier = notifier;
    this.ids = ids;
  }

  List<Event> changed(AccountId actor, PostId id) {
    ReactionStore.Edge edge = reactions.favourite(actor, id);
    reactions.reflectFavourite(id, actor, edge, ids.key(id));
    Optional<Post> post = posts.find(id);
    if (post.isPresent()) {
      AccountId author = post.get().author();
      if (edge.active()) {
        notifier.tell(author, Notification.Kind.FAVOURITE, actor, Optional.of(id));
      } else {
        notifier.retract(author, Notification.Kind.FAVOURITE, actor, Optional.of(id));
      }
    }
    return List.of();
  }
}
