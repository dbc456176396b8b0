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

  /// Events of two changes may be handled at once, and the older reading tell last. So it is read
  /// again after it was told, until what was told still stands.
  List<Event> changed(AccountId actor, PostId id) {
    ReactionStore.Edge edge = reactions.favourite(actor, id);
    ReactionStore.Edge shown;
    do {
      shown = edge;
      show(actor, id, shown);
      edge = reactions.favourite(actor, id);
    } while (edge.version() != shown.version());
    return List.of();
  }

  private void show(AccountId actor, PostId id, ReactionStore.Edge edge) {
    reactions.reflectFavourite(id, actor, edge, ids.key(id));
    Optional<AccountId> author = posts.find(id).map(Post::author);
    if (author.isEmpty()) {
      return;
    }
    if (!edge.active()) {
      notifier.retract(author.get(), Notification.Kind.FAVOURITE, actor, Optional.of(id));
      return;
    }
    notifier.tell(author.get(), Notification.Kind.FAVOURITE, actor, Optional.of(id));
    if (posts.find(id).isEmpty()) {
      notifier.retractAbout(List.of(author.get()), id);
    }
  }
}
