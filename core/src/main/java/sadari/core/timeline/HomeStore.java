package sadari.core.timeline;

import java.util.Collection;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;

/// Keeps home inboxes: which posts were pushed to which reader, in the reader's bucket. There is no
/// cliff: all that was pushed stays until it is withdrawn.
///
/// Adding and removing are idempotent; over several readers they are atomic per database, not over
/// all. Durable when acknowledged.
public interface HomeStore {
  /// A pushed post.
  ///
  /// @param author whose post or boost it is
  record Entry(PostId post, AccountId author) {}

  /// Puts one entry into many inboxes.
  void push(Entry entry, Collection<AccountId> readers);

  /// Takes a post out of many inboxes.
  void withdraw(PostId post, Collection<AccountId> readers);

  /// Puts many entries into one inbox.
  void fill(AccountId reader, Collection<Entry> entries);

  /// Takes all of an author's entries out of one inbox.
  void forget(AccountId reader, AccountId author);

  /// A page of an inbox, newest first.
  List<Entry> page(AccountId reader, PageRequest page);
}
