package sadari.core.follow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.outbox.Dispatcher;
import sadari.core.outbox.Written;

/// Following and unfollowing.
public final class Follows {
  private final FollowStore follows;
  private final AccountStore accounts;
  private final IdGenerator ids;
  private final Dispatcher dispatcher;

  public Follows(
      FollowStore follows, AccountStore accounts, IdGenerator ids, Dispatcher dispatcher) {
    this.follows = follows;
    this.accounts = accounts;
    this.ids = ids;
    this.dispatcher = dispatcher;
  }

  /// How a follower wants to follow; what is absent stays as it is, and begins as boosts shown and
  /// no notification.
  public record Wish(Optional<Boolean> boosts, Optional<Boolean> notifies) {}

  /// What became of it.
  public sealed interface Result {
    /// How the two stand now.
    record Now(Relation relation) implements Result {}

    /// There is no such account.
    record NotFound() implements Result {}

    /// Nobody follows themselves.
    record Oneself() implements Result {}
  }

  /// Follows an account, or asks to where its owner wants to be asked.
  public Result follow(AccountId follower, AccountId target, Wish wish) {
    Optional<Account> found = accounts.find(target);
    if (found.isEmpty()) {
      return new Result.NotFound();
    }
    if (follower.equals(target)) {
      return new Result.Oneself();
    }
    FollowEdge before = follows.edge(follower, target);
    boolean ask = found.get().profile().flags().locked();
    FollowEdge.State state =
        before.state() != FollowEdge.State.NONE
            ? before.state()
            : ask ? FollowEdge.State.REQUESTED : FollowEdge.State.FOLLOWING;
    return set(
        follower,
        target,
        new FollowStore.Change(
            ids.key(follower),
            state,
            wish.boosts().orElse(before.state() == FollowEdge.State.NONE || before.boosts()),
            wish.notifies().orElse(before.state() != FollowEdge.State.NONE && before.notifies()),
            found.get().celebrity(),
            ids.event(follower)));
  }

  /// Stops following, or takes a request back.
  public Result unfollow(AccountId follower, AccountId target) {
    if (accounts.find(target).isEmpty()) {
      return new Result.NotFound();
    }
    return set(
        follower,
        target,
        new FollowStore.Change(
            ids.key(follower), FollowEdge.State.NONE, true, false, false, ids.event(follower)));
  }

  private Result set(AccountId follower, AccountId target, FollowStore.Change change) {
    dispatcher.settle(follows.set(follower, target, change));
    return new Result.Now(relation(follower, target));
  }

  /// The target grants or refuses a request; how the target stands to the follower then.
  public Result answer(AccountId target, AccountId follower, boolean granted) {
    if (accounts.find(follower).isEmpty()) {
      return new Result.NotFound();
    }
    Written<FollowEdge> written = follows.answer(follower, target, granted, ids.event(follower));
    dispatcher.settle(written);
    return new Result.Now(relation(target, follower));
  }

  /// How a viewer and one other stand.
  public Relation relation(AccountId viewer, AccountId other) {
    Map<AccountId, Relation> relations = follows.relations(viewer, List.of(other));
    return relations.getOrDefault(other, Relation.none(other));
  }
}
