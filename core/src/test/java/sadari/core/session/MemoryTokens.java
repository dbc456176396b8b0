package sadari.core.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.TokenId;

/// Tokens in memory: what [TokenStore] promises to one process while it lives.
final class MemoryTokens implements TokenStore {
  private final Map<TokenId, AccessToken> tokens = new HashMap<>();
  private final Map<TokenId, AuthorizationCode> codes = new HashMap<>();
  private final Map<TokenId, TokenId> redeemed = new HashMap<>();

  @Override
  public synchronized void add(AccessToken token) {
    tokens.putIfAbsent(token.id(), token);
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
    int kept = tokens.size() + codes.size();
    tokens.values().removeIf(token -> token.expiresAt().filter(before::isAfter).isPresent());
    codes.values().removeIf(code -> code.expiresAt().isBefore(before));
    return kept - tokens.size() - codes.size();
  }

  @Override
  public synchronized void addCode(AuthorizationCode code) {
    codes.putIfAbsent(code.id(), code);
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
