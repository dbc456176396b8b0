package sadari.contract.follow;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import sadari.contract.Accounts;
import sadari.contract.Ids;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowEdge.State;
import sadari.core.follow.FollowStore;
import sadari.core.follow.FollowStore.Change;
import sadari.core.id.AccountId;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// Shorthands for tests about follows.
public interface FollowFixture {
  /// The store.
  FollowStore follows();

  /// The store of the accounts whose counts follows change.
  AccountStore accounts();

  /// A new account.
  default AccountId person() {
    return Accounts.in(accounts());
  }

  /// A plain change to a state.
  default Change to(AccountId follower, State state) {
    return new Change(Ids.nextFor(follower), state, true, false, false, Ids.event(follower));
  }

  /// Follows, on both sides.
  default FollowEdge follow(AccountId follower, AccountId target) {
    FollowEdge edge = follows().set(follower, target, to(follower, State.FOLLOWING)).result();
    reflect(follower, target);
    return edge;
  }

  /// A new account that follows `target`.
  default AccountId follower(AccountId target) {
    AccountId fan = person();
    follow(fan, target);
    return fan;
  }

  /// Brings the target's side up to date.
  default boolean reflect(AccountId follower, AccountId target) {
    FollowEdge edge = follows().edge(follower, target);
    return follows().reflect(target, follower, edge, Ids.nextFor(target));
  }

  /// The edge as the target's side has it.
  default FollowEdge inward(AccountId target, AccountId follower) {
    return Objects.requireNonNull(follows().relations(target, List.of(follower)).get(follower))
        .in();
  }

  /// The target's answer to a request.
  default Written<FollowEdge> answer(AccountId follower, AccountId target, boolean granted) {
    return follows().answer(follower, target, granted, Ids.event(follower));
  }

  /// The counts of an account.
  default Account.Tally tally(AccountId account) {
    return accounts().find(account).orElseThrow().tally();
  }

  /// Followers, followed accounts, and requests of an account, by pages.
  default List<Function<PageRequest, List<Keyed<AccountId>>>> everyPageOf(AccountId account) {
    return List.of(
        page -> follows().followers(account, page),
        page -> follows().following(account, page),
        page -> follows().requests(account, page));
  }

  /// Whom an account follows, newest first.
  default List<AccountId> followedBy(AccountId account) {
    return items(follows().following(account, PageRequest.first(100)));
  }

  /// Who follows an account, newest first.
  default List<AccountId> followersOf(AccountId account) {
    return items(follows().followers(account, PageRequest.first(100)));
  }

  /// Who asked to follow an account, newest first.
  default List<AccountId> requestsTo(AccountId account) {
    return items(follows().requests(account, PageRequest.first(100)));
  }

  private static List<AccountId> items(List<Keyed<AccountId>> rows) {
    return rows.stream().map(Keyed::item).toList();
  }
}
