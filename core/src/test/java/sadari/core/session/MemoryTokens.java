package sadari.core.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.TokenId;

/// Tokens in memory: what [TokenStore] promises to one process while it lives.
final class MemoryTokens implements TokenStore {
  private final Map<TokenId, AccessToken> tokens = new HashMap<>();
  private final Map<TokenId, AuthorizationCode> codes = new HashMap<>();
  private final Map<TokenId, TokenId> redeemed = new HashMap<>();
  private final Set<AccountId> frozen = new HashSet<>();

  @Override
  public synchronized boolean add(AccessToken token) {
    boolean may = token.account().filter(frozen::contains).isEmpty();
    if (may) {
      tokens.putIfAbsent(token.id(), token);
    }
    return may;
  }

  @Override
  public synchronized List<TokenId> freeze(AccountId account) {
    frozen.add(account);
    codes.values().removeIf(code -> code.account().equals(account));
    List<TokenId> revoked =
        tokens.values().stream()
            .filter(token -> token.account().equals(Optional.of(account)))
            .map(AccessToken::id)
            .toList();
    tokens.keySet().removeAll(revoked);
    return revoked;
  }

  @Override
  public synchronized void thaw(AccountId account) {
    frozen.remove(account);
  }

  @Override
  public synchronized Optional<AccessToken> find(TokenId id) {
    return Optional.ofNullable(tokens.get(id));
  }

  @Override
  public synchronized boolean revoke(TokenId id) {
    return tokens.remove(id) != null;
  }

  @Override
  public synchronized List<TokenId> revokeSessions(AccountId account, Optional<TokenId> but) {
    List<TokenId> revoked =
        tokens.values().stream()
            .filter(token -> token.app().isEmpty())
            .filter(token -> token.account().equals(Optional.of(account)))
            .map(AccessToken::id)
            .filter(id -> !but.equals(Optional.of(id)))
            .toList();
    tokens.keySet().removeAll(revoked);
    return revoked;
  }

  @Override
  public synchronized int forgetExpired(Instant before, int limit) {
    List<TokenId> over =
        tokens.values().stream()
            .filter(token -> token.expiresAt().filter(before::isAfter).isPresent())
            .map(AccessToken::id)
            .limit(limit)
            .toList();
    List<TokenId> overCodes =
        codes.values().stream()
            .filter(code -> code.expiresAt().isBefore(before))
            .map(AuthorizationCode::id)
            .limit(limit)
            .toList();
    over.forEach(tokens::remove);
    overCodes.forEach(codes::remove);
    return over.size() + overCodes.size();
  }

  @Override
  public synchronized boolean addCode(AuthorizationCode code) {
    boolean may = !frozen.contains(code.account());
    if (may) {
      codes.putIfAbsent(code.id(), code);
    }
    return may;
  }

  @Override
  public synchronized Optional<AuthorizationCode> findCode(TokenId id) {
    return Optional.ofNullable(codes.get(id));
  }

  @Override
  public synchronized Redemption redeem(TokenId code, AccessToken token) {
    if (!codes.containsKey(code)) {
      return new Redemption.Unknown();
    }
    TokenId before = redeemed.putIfAbsent(code, token.id());
    if (before != null) {
      tokens.remove(before);
      return new Redemption.Replayed();
    }
    tokens.put(token.id(), token);
    return new Redemption.Redeemed();
  }
}
