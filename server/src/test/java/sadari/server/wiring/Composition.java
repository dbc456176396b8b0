package sadari.server.wiring;

import java.util.function.Function;
import sadari.core.account.AccountStore;
import sadari.core.account.HandleDirectory;
import sadari.core.follow.FollowStore;
import sadari.core.marker.MarkerStore;
import sadari.core.media.MediaStore;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.notification.NotificationStore;
import sadari.core.outbox.Outbox;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.search.AccountIndex;
import sadari.core.session.AppStore;
import sadari.core.session.TokenStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;

/// The stores of a composition, one by one, as the kits ask for them.
abstract class Composition {
  abstract <P> P of(Class<P> port, Function<Stores, P> store);

  public HandleDirectory handles() {
    return of(HandleDirectory.class, stores -> stores.people().handles());
  }

  public AccountStore accounts() {
    return of(AccountStore.class, stores -> stores.people().accounts());
  }

  public FollowStore follows() {
    return of(FollowStore.class, stores -> stores.people().follows());
  }

  public AppStore apps() {
    return of(AppStore.class, stores -> stores.people().apps());
  }

  public TokenStore tokens() {
    return of(TokenStore.class, stores -> stores.people().tokens());
  }

  public AccountIndex people() {
    return of(AccountIndex.class, stores -> stores.people().index());
  }

  public PostStore posts() {
    return of(PostStore.class, stores -> stores.writings().posts());
  }

  public ThreadStore threads() {
    return of(ThreadStore.class, stores -> stores.writings().threads());
  }

  public ReactionStore reactions() {
    return of(ReactionStore.class, stores -> stores.writings().reactions());
  }

  public MediaStore media() {
    return of(MediaStore.class, stores -> stores.writings().media());
  }

  public MediaEditStore edits() {
    return of(MediaEditStore.class, stores -> stores.writings().edits());
  }

  public HomeStore homes() {
    return of(HomeStore.class, stores -> stores.inboxes().home());
  }

  public TimelineIndex index() {
    return of(TimelineIndex.class, stores -> stores.inboxes().index());
  }

  public NotificationStore notifications() {
    return of(NotificationStore.class, stores -> stores.inboxes().notifications());
  }

  public MarkerStore markers() {
    return of(MarkerStore.class, stores -> stores.inboxes().markers());
  }

  public Outbox outbox() {
    return of(Outbox.class, Stores::outbox);
  }
}
