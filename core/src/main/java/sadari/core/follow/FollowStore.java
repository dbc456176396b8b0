package sadari.core.follow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// Keeps follows on both sides: `following` in the follower's bucket, `follower` in the target's.
///
/// The follower's side decides; its change is written with a
/// [sadari.core.outbox.Event.FollowChanged] in one transaction, and the target's side reflects it
/// by [#reflect]. Both sides keep the edge's version (and the row, once made), so reflecting is
/// idempotent and events may come in any order. Counts of followers and followed accounts change in
/// the transaction that changes the rows they count; requested follows are not counted.
///
/// Durable when acknowledged; a reader who wrote sees what it wrote.
public interface FollowStore {
  /// Sets the follower's side, bumps the version, and writes the event – all or nothing. A change
  /// to what is already so changes and writes nothing. To ask takes nothing back: what has been
  /// granted meanwhile stays so, and the rest of the change is made.
  Written<FollowEdge> set(AccountId follower, AccountId target, Change change);

  /// What the follower's side shall be.
  ///
  /// @param key of the row in pages; a fresh id in the follower's bucket
  /// @param celebrity whether the target's posts are pulled
  /// @param event the id for the event
  record Change(
      long key,
      FollowEdge.State state,
      boolean boosts,
      boolean notifies,
      boolean celebrity,
      EventId event) {}

  /// The target consents to, or refuses, a request: on the follower's side REQUESTED becomes
  /// FOLLOWING or NONE, with its event. Nothing happens in any other state.
  Written<FollowEdge> answer(AccountId follower, AccountId target, boolean granted, EventId event);

  /// The follower's side of one edge; [FollowEdge#NONE] where there is none.
  FollowEdge edge(AccountId follower, AccountId target);

  /// Makes the target's side like `edge`, unless it has seen that version or a later one.
  ///
  /// @param key of the row in pages; a fresh id in the target's bucket
  /// @return whether anything changed
  boolean reflect(AccountId target, AccountId follower, FollowEdge edge, long key);

  /// How `viewer` and each of `others` stand; every one of `others` has an answer.
  Map<AccountId, Relation> relations(AccountId viewer, Collection<AccountId> others);

  /// Who follows `account`, newest follow first.
  List<Keyed<AccountId>> followers(AccountId account, PageRequest page);

  /// Whom `account` follows, newest follow first.
  List<Keyed<AccountId>> following(AccountId account, PageRequest page);

  /// Who asked to follow `account` and waits, newest first.
  List<Keyed<AccountId>> requests(AccountId account, PageRequest page);

  /// Followers for a fan-out: those with ids larger than `after`, by id, at most `limit`.
  List<Fan> fans(AccountId account, long after, int limit);

  /// A follower as a fan-out needs it.
  record Fan(AccountId follower, boolean boosts, boolean notifies) {}

  /// Which of `followers` want a notification of each post of `account`; asked at the account's
  /// side.
  List<AccountId> notified(AccountId account, Collection<AccountId> followers);

  /// The celebrities among those `account` follows.
  List<AccountId> followedCelebrities(AccountId account);

  /// What a home timeline asks: whom `account` follows of those whose posts are pulled, and how it
  /// and each of `others` stand. Both are in the account's bucket, so that an engine can answer at
  /// once.
  default Circle circle(AccountId account, Collection<AccountId> others) {
    return new Circle(followedCelebrities(account), relations(account, others));
  }

  /// @param celebrities among those followed
  /// @param relations with each that was asked for
  record Circle(List<AccountId> celebrities, Map<AccountId, Relation> relations) {}

  /// Notes on the followers' sides that `celebrity` is one now. Idempotent.
  void markCelebrity(AccountId celebrity, Collection<AccountId> followers);
}
