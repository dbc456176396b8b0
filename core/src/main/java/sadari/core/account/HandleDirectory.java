package sadari.core.account;

import java.time.Instant;
import java.util.Optional;
import sadari.core.id.AccountId;

/// The one global directory of unique names: handle → account, e-mail → account.
///
/// Claims are atomic and durable when acknowledged: of many concurrent claims of one handle
/// (compared by [Handle#key]) or e-mail exactly one is granted. A claim is *provisional* until it
/// is confirmed; the account itself is created between the two, in another bucket. Look-ups see
/// provisional claims too.
///
/// Reads after an acknowledged claim see it. A time-out of a write is
/// [sadari.core.failure.OutcomeUnknown]; repeating a claim with the same account id is idempotent.
public interface HandleDirectory {
  /// Claims both names for an account.
  ///
  /// A provisional claim older than [#ABANDONED_AFTER_SECONDS] no longer stands in the way: its
  /// sign-up died half way. The caller makes sure that such an account does not exist.
  Claim claim(Handle handle, String email, AccountId account, Instant now);

  /// Makes the claim final. Idempotent.
  ///
  /// @throws sadari.core.failure.Conflict where the claim does not stand any more: it was taken
  ///   over, or given back
  void confirm(AccountId account);

  /// Gives both names back. Idempotent.
  void release(AccountId account);

  /// Who has the handle.
  Optional<AccountId> byHandle(Handle handle);

  /// Who has the e-mail address, compared without regard to case.
  Optional<AccountId> byEmail(String email);

  /// After how many seconds a claim that was never confirmed may be taken over.
  int ABANDONED_AFTER_SECONDS = 600;

  /// What became of a claim.
  sealed interface Claim {
    /// Both names are the account's, provisionally.
    record Granted() implements Claim {}

    /// Somebody has the handle.
    record HandleTaken() implements Claim {}

    /// Somebody has the e-mail address.
    record EmailTaken() implements Claim {}
  }
}
