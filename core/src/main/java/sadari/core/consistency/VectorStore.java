package sadari.core.consistency;

import java.util.Optional;
import sadari.core.id.AccountId;

/// Keeps how far each account has come, for all web servers.
///
/// A vector only grows: of several raises at once [Vector#max] of all stands, whatever their order.
/// It may be *lost* at any time (memory is full, a restart): then it is unknown, and the account's
/// next request reads the data of record itself. It is never *stale*: whoever asks after a raise
/// was acknowledged gets at least what was raised, or empty. A store that cannot tell whether it
/// lost the latest raises (a fail-over to a copy of itself) forgets all of them.
///
/// Numbers are kept to the digit up to `Long.MAX_VALUE`.
public interface VectorStore {
  /// How far the account has come, or empty where it is not known.
  ///
  /// @throws sadari.core.failure.Failure where the store cannot be asked; then it is not known
  Optional<Vector> find(AccountId account);

  /// Makes the account's vector at least `atLeast`. Idempotent. Of an account that is not known the
  /// vector is `atLeast` afterwards: only who has read the data of record itself may say that.
  ///
  /// @throws sadari.core.failure.Failure where it is not known whether it was done
  void raise(AccountId account, Vector atLeast);
}
