package sadari.core.effect;

import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowStore;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.notification.Notification.Kind;
import sadari.core.outbox.Event;
import sadari.core.post.PostStore;
import sadari.core.timeline.HomeStore;

/// What a follow does: the target's side reflects it, the target hears of it, the follower's home
/// gets the target's newest posts, or loses all of them.
public final class FollowEffects {
  /// How many posts a fresh follow brings into the home timeline.
  private static final int BACKFILL = 200;

  private final FollowStore follows;
  private final AccountStore accounts;
  private final PostStore posts;
  private final HomeStore home;
  private final Notifier notifier;
  private final IdGenerator ids;
  private final int celebrityFrom;

  /// @param celebrityFrom from how many followers on posts are pulled instead of pushed
  public FollowEffects(
      FollowStore follows,
      AccountStore accounts,
      PostStore posts,
      HomeStore home,
      Notifier notifier,
      IdGenerator ids,
      int celebrityFrom) {
    this.follows = follows;
    this.accounts = accounts;
    this.posts = posts;
    this.home = home;
    this.notifier = notifier;
    this.ids = ids;
    this.celebrityFrom = celebrityFrom;
  }

  /// Events of two changes may be handled at once, and the older reading be shown last. So it is
  /// read again after it was shown, until what was shown still stands.
  List<Event> changed(AccountId follower, AccountId target) {
    FollowEdge edge = follows.edge(follower, target);
    FollowEdge shown;
    do {
      shown = edge;
      show(follower, target, shown);
      edge = follows.edge(follower, target);
    } while (edge.version() != shown.version());
    return celebrity(follower, target);
  }

  private void show(AccountId follower, AccountId target, FollowEdge edge) {
    follows.reflect(target, follower, edge, ids.key(target));
    switch (edge.state()) {
      case FOLLOWING -> {
        notifier.retract(target, Kind.FOLLOW_REQUEST, follower, Optional.empty());
        notifier.tell(target, Kind.FOLLOW, follower, Optional.empty());
        home.fill(
            follower,
            posts.recentForFollowers(target, BACKFILL).stream()
                .map(post -> new HomeStore.Entry(post, target))
                .toList());
      }
      case REQUESTED -> notifier.tell(target, Kind.FOLLOW_REQUEST, follower, Optional.empty());
      case NONE -> {
        notifier.retract(target, Kind.FOLLOW, follower, Optional.empty());
        notifier.retract(target, Kind.FOLLOW_REQUEST, follower, Optional.empty());
        home.forget(follower, target);
      }
    }
  }

  /// An account rises once. A follow that was under way meanwhile is marked here.
  private List<Event> celebrity(AccountId follower, AccountId target) {
    Optional<Account> account = accounts.find(target);
    if (account.isEmpty()) {
      return List.of();
    }
    if (account.get().celebrity()) {
      follows.markCelebrity(target, List.of(follower));
      return List.of();
    }
    boolean rises = account.get().tally().followers() >= celebrityFrom;
    return rises ? List.of(new Event.CelebrityRisen(target)) : List.of();
  }

  List<Event> risen(AccountId account) {
    accounts.setCelebrity(account);
    long after = 0;
    while (true) {
      List<FollowStore.Fan> fans = follows.fans(account, after, Event.READERS_PER_PART);
      follows.markCelebrity(account, fans.stream().map(FollowStore.Fan::follower).toList());
      if (fans.size() < Event.READERS_PER_PART) {
        return List.of();
      }
      after = fans.getLast().follower().value();
    }
  }
}
