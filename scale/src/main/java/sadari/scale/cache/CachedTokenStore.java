package sadari.scale.cache;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sadari.core.id.AccountId;
import sadari.core.id.TokenId;
import sadari.core.session.AccessToken;
import sadari.core.session.AuthorizationCode;
import sadari.core.session.TokenStore;

/// Keeps access tokens in memory: every request asks for one, and hardly any is ever revoked.
///
/// A token revoked through this store is gone at once. One revoked through another server's may be
/// found here for [#BOUND] longer. Codes are never cached.
public final class CachedTokenStore implements TokenStore {
  /// For how long a token that another server revoked may still be found here.
  public static final Duration BOUND = Duration.ofSeconds(5);

  // Entry, future, ids and record with the scopes and the secret's hash (64 characters).
  private static final int BYTES = 600;

  private final TokenStore store;
  private final LocalCache<TokenId, AccessToken> cache;

  /// @param size how many tokens are kept at most
  public CachedTokenStore(TokenStore store, int size) {
    this(store, size, AccessListener.NONE);
  }

  /// @param size how many tokens are kept at most
  /// @param listener told of every access
  public CachedTokenStore(TokenStore store, int size, AccessListener listener) {
    this.store = store;
    this.cache = new LocalCache<>(size, BOUND, listener, _ -> BYTES);
  }

  @Override
  public boolean add(AccessToken token) {
    return store.add(token);
  }

  @Override
  public Optional<AccessToken> find(TokenId id) {
    return cache.get(id, store::find);
  }

  @Override
  public boolean revoke(TokenId id) {
    try {
      return store.revoke(id);
    } finally {
      // Also when the outcome is not known: asking again tells.
      cache.forget(id);
    }
  }

  @Override
  public List<TokenId> revokeSessions(AccountId account, Optional<TokenId> but) {
    return forgetting(() -> store.revokeSessions(account, but));
  }

  @Override
  public List<TokenId> freeze(AccountId account) {
    return forgetting(() -> store.freeze(account));
  }

  @Override
  public Duration lag() {
    return BOUND;
  }

  @Override
  public void thaw(AccountId account) {
    store.thaw(account);
  }

  private List<TokenId> forgetting(Supplier<List<TokenId>> revoking) {
    try {
      List<TokenId> revoked = revoking.get();
      revoked.forEach(cache::forget);
      return revoked;
    } catch (RuntimeException e) {
      cache.clear();
      throw e;
    }
  }

  @Override
  public boolean addCode(AuthorizationCode code) {
    return store.addCode(code);
  }

  @Override
  public Optional<AuthorizationCode> findCode(TokenId id) {
    return store.findCode(id);
  }

  @Override
  public Redemption redeem(TokenId code, AccessToken token) {
    try {
      Redemption redemption = store.redeem(code, token);
      if (redemption instanceof Redemption.Replayed) {
        // A token was revoked whose id we are not told. It is rare, so all are asked for anew.
        cache.clear();
      }
      return redemption;
    } catch (RuntimeException e) {
      cache.clear();
      throw e;
    }
  }

  @Override
  public int forgetExpired(Instant before, int limit) {
    // What is over is refused by its own date, in memory or not.
    return store.forgetExpired(before, limit);
  }

  /// Hits, misses, loads and evictions since the start.
  public CacheStats stats() {
    return cache.stats();
  }
}
