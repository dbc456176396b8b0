package sadari.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.TokenId;

/// Keeps access tokens, sessions and authorization codes, each in its account's bucket (an app's
/// own token in the app's).
///
/// Durable when acknowledged. A revoked token is never found again by anyone who asks after the
/// acknowledgement, caches' bounds apart.
///
/// A frozen account has no token, no session and no code, whatever was under way when it was
/// frozen: adding and exchanging one comes before the freezing, and is undone by it, or after, and
/// is refused.
public interface TokenStore {
  /// Adds a token. Idempotent for the same id.
  ///
  /// @return false, and nothing added, where its account is frozen
  boolean add(AccessToken token);

  /// One token, whether it has expired or not; empty where it is not there or was revoked.
  Optional<AccessToken> find(TokenId id);

  /// Revokes one token; false where it was not there.
  boolean revoke(TokenId id);

  /// Revokes all sessions of an account but one; answers those it revoked.
  List<TokenId> revokeSessions(AccountId account, Optional<TokenId> but);

  /// Revokes all tokens, sessions and codes of an account, and lets none be made until [#thaw], all
  /// or nothing. Idempotent; does nothing where there is no such account.
  ///
  /// @return which tokens and sessions it revoked
  List<TokenId> freeze(AccountId account);

  /// For how long another server may still find a token that was revoked here.
  default Duration lag() {
    return Duration.ZERO;
  }

  /// Lets tokens, sessions and codes be made again. Idempotent.
  void thaw(AccountId account);

  /// Adds a code. Idempotent for the same id.
  ///
  /// @return false, and nothing added, where its account is frozen
  boolean addCode(AuthorizationCode code);

  /// One code, used or not; empty where it is not there.
  Optional<AuthorizationCode> findCode(TokenId id);

  /// Exchanges a code for a token, atomically: of many concurrent exchanges exactly one succeeds.
  Redemption redeem(TokenId code, AccessToken token);

  /// Forgets tokens and codes that stopped working before `before`, at most `limit` of each.
  ///
  /// @return how many
  int forgetExpired(Instant before, int limit);

  /// What became of an exchange.
  sealed interface Redemption {
    /// The code was good for the first time; the token is stored.
    record Redeemed() implements Redemption {}

    /// The code had been used before: the token it gave then is revoked now (RFC 6749 §4.1.2), as
    /// one of the two users has stolen it.
    record Replayed() implements Redemption {}

    /// There is no such code.
    record Unknown() implements Redemption {}

    /// The account is frozen: nothing is stored.
    record Frozen() implements Redemption {}
  }
}
