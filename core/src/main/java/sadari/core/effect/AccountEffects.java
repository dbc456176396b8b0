package sadari.core.effect;

import java.util.List;
import java.util.Optional;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.outbox.Event;
import sadari.core.search.AccountIndex;

/// What a new or changed profile does elsewhere: its owner is found by what it says now.
public final class AccountEffects {
  private final AccountStore accounts;
  private final AccountIndex index;

  public AccountEffects(AccountStore accounts, AccountIndex index) {
    this.accounts = accounts;
    this.index = index;
  }

  /// Events of two changes may be handled at once, and the older reading be written last. So it is
  /// read again after it was written, until what was written still stands.
  List<Event> changed(AccountId id) {
    Optional<AccountIndex.Entry> present = entry(id);
    Optional<AccountIndex.Entry> written;
    do {
      written = present;
      written.ifPresentOrElse(index::put, () -> index.remove(id));
      present = entry(id);
    } while (!present.equals(written));
    return List.of();
  }

  private Optional<AccountIndex.Entry> entry(AccountId id) {
    return accounts.find(id).map(AccountIndex.Entry::of);
  }
}
