package sadari.core.search;

import java.util.List;
import sadari.core.account.Account;
import sadari.core.id.AccountId;

/// The global index of what people are called. Fed by [sadari.core.outbox.Event.AccountChanged], so
/// it may be a moment behind; such an event of every account builds it anew.
///
/// Writes are atomic per account: of several at once the entry is one of theirs, never a mixture.
public interface AccountIndex {
  /// How many words, in the order of code points, a search looks at. What lies behind is found by a
  /// longer prefix only.
  int REACH = 1_000;

  /// Sets what an account is found by. Idempotent.
  void put(Entry entry);

  /// Takes an account out. Idempotent.
  void remove(AccountId account);

  /// The accounts that have, for each of `prefixes`, a word that starts with it: first whose word
  /// is nothing but the prefix, then on in the order of code points. With several prefixes the
  /// longest gives the order.
  ///
  /// @param prefixes folded as by [Words]; with none nobody is found
  List<AccountId> find(List<String> prefixes, int limit, int offset);

  /// What an account is found by.
  ///
  /// @param words folded, each once
  record Entry(AccountId account, List<String> words) {
    public Entry {
      words = List.copyOf(words);
    }

    /// Of an account: its handle and the words of its display name.
    public static Entry of(Account account) {
      return new Entry(account.id(), Words.of(account));
    }
  }
}
