package sadari.core.post;

import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// What others did with a post, kept beside the post in its author's bucket: replies, boosts, and
/// the index of the whole thread beside its root. Fed by events; every change is idempotent and
/// changes the post's tally in the same transaction.
public interface ThreadStore {
  /// Notes in the root's bucket that `reply` is part of its thread. Idempotent.
  void join(PostId root, PostId parent, PostId reply);

  /// Takes a post out of the thread of `root`. Idempotent; a post taken out stays out.
  void leave(PostId root, PostId reply);

  /// All replies in the thread of `root`, oldest first, at most `limit`.
  List<Node> thread(PostId root, int limit);

  /// A reply in a thread.
  record Node(PostId parent, PostId reply) {}

  /// Notes in the parent's bucket that `reply` answers it, and counts it once. Idempotent.
  void addReply(PostId parent, PostId reply);

  /// Takes a reply out of the parent's count. Idempotent; a reply taken out stays out.
  void removeReply(PostId parent, PostId reply);

  /// Notes in the post's bucket that `booster` boosted it by `boost`, and counts it once.
  /// Idempotent.
  void addBoost(PostId post, PostId boost, AccountId booster);

  /// Takes a boost out of the post's count. Idempotent; a boost taken out stays out.
  void removeBoost(PostId post, PostId boost, AccountId booster);

  /// The boosts of a post, by id, larger than `after`, at most `limit`: for taking them down with
  /// it.
  List<PostId> boosts(PostId post, long after, int limit);

  /// Who boosted a post, newest first.
  List<Keyed<AccountId>> boosters(PostId post, PageRequest page);
}
