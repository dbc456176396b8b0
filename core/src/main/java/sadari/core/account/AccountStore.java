package sadari.core.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Written;

/// Keeps accounts and their credentials, each in its own bucket.
///
/// Writes are atomic per account and durable when acknowledged; a reader who wrote sees what it
/// wrote. Counts are kept up by the stores whose rows they count, in the transaction of the change.
public interface AccountStore {
  /// Creates an account with its credentials, and writes a
  /// [sadari.core.outbox.Event.AccountChanged] – all or nothing. Whether it was created: where the
  /// id is there already, nothing is changed or written.
  ///
  /// @param event the id for the event
  Written<Boolean> create(Account account, Credentials credentials, EventId event);

  /// One account, or empty.
  Optional<Account> find(AccountId id);

  /// All that exist of `ids`, in no order. One question per database, not per id.
  Map<AccountId, Account> findAll(Collection<AccountId> ids);

  /// The credentials of an account, or empty.
  Optional<Credentials> credentials(AccountId id);

  /// Replaces the password hash; false where there is no such account.
  boolean setPasswordHash(AccountId id, String passwordHash);

  /// Changes the profile from what it is then, however many change it at once, and writes a
  /// [sadari.core.outbox.Event.AccountChanged] – all or nothing. False, and nothing written, where
  /// there is no such account.
  ///
  /// @param change makes the new profile of the present one; may be asked again
  /// @param event the id for the event
  Written<Boolean> setProfile(AccountId id, UnaryOperator<Profile> change, EventId event);

  /// Marks the account as a celebrity for ever. Idempotent; false where it already was.
  boolean setCelebrity(AccountId id);

  /// How many accounts there are, for statistics; may be seconds old.
  long count();
}
