package sadari.engine.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.TokenId;
import sadari.core.session.AccessToken;
import sadari.core.session.AuthorizationCode;
import sadari.core.session.Scopes;
import sadari.core.session.TokenStore;

/// Tokens, sessions and codes.
///
/// ```
/// bucket
/// ├── token               (id)
/// │   ├── token_session   (account), sessions only
/// │   └── token_of_app    (account), others only
/// ├── authorization_code  (id)
/// └── credential          (account)  whether it is frozen
/// ```
///
/// An exchange locks the code's row, so concurrent ones go one after the other. Whoever adds a
/// token or a code shares the lock of the account's credential until it is there, and freezing
/// takes that lock alone: so it sees what was added before, and who comes later sees that it is
/// frozen.
final class PostgresTokenStore implements TokenStore {
  private static final Query ADD =
      new Query(
          "token.add",
          """
          insert into bucket.token (id, app, account, scopes, secret_hash, expires_at)
          values (?, ?, ?, ?, ?, ?)
          on conflict (id) do nothing
          """);
  private static final Query IS_FROZEN =
      new Query(
          "token.isFrozen", "select frozen from bucket.credential where account = ? for share");
  private static final Query SET_FROZEN =
      new Query("token.setFrozen", "update bucket.credential set frozen = ? where account = ?");
  private static final Query REVOKE_GRANTS =
      new Query(
          "token.revokeGrants",
          "delete from bucket.token where account = ? and app is not null returning id");
  private static final Query REVOKE_CODES =
      new Query("token.revokeCodes", "delete from bucket.authorization_code where account = ?");
  private static final Query FIND =
      new Query("token.find", "select * from bucket.token where id = ?");
  private static final Query REVOKE =
      new Query("token.revoke", "delete from bucket.token where id = ?");
  private static final Query REVOKE_SESSIONS =
      new Query(
          "token.revokeSessions",
          """
          delete from bucket.token where account = ? and app is null and id <> ?
          returning id
          """);
  private static final Query ADD_CODE =
      new Query(
          "token.addCode",
          """
          insert into bucket.authorization_code (
            id, app, account, scopes, redirect_uri, challenge, secret_hash, expires_at)
          values (?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (id) do nothing
          """);
  private static final Query FIND_CODE =
      new Query("token.findCode", "select * from bucket.authorization_code where id = ?");
  private static final Query LOCK_CODE =
      new Query(
          "token.lockCode",
          "select redeemed_for from bucket.authorization_code where id = ? for update");
  private static final Query USE_CODE =
      new Query(
          "token.useCode", "update bucket.authorization_code set redeemed_for = ? where id = ?");

  private static final Query FORGET =
      new Query(
          "token.forgetExpired",
          """
          delete from bucket.token where id in (
            select id from bucket.token where expires_at < ? limit ? for update skip locked)
          """);
  private static final Query FORGET_CODES =
      new Query(
          "token.forgetExpiredCodes",
          """
          delete from bucket.authorization_code where id in (
            select id from bucket.authorization_code where expires_at < ? limit ?
            for update skip locked)
          """);

  private final Sql sql;

  PostgresTokenStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(AccessToken token) {
    return unlessFrozen("token.add", token.account(), ADD, values(token));
  }

  private boolean unlessFrozen(
      String name, Optional<AccountId> account, Query query, Object... values) {
    return sql.inTransaction(
        name,
        session -> {
          boolean may = !isFrozen(session, account);
          if (may) {
            session.update(query, values);
          }
          return may;
        });
  }

  /// Whether the account is frozen; where it is not, it stays so until the transaction has ended.
  private static boolean isFrozen(Session session, Optional<AccountId> account)
      throws SQLException {
    return account.isPresent()
        && session.queryOne(IS_FROZEN, row -> row.bool("frozen"), account).orElse(false);
  }

  @Override
  public List<TokenId> freeze(AccountId account) {
    return sql.inTransaction(
        "token.freeze",
        session -> {
          if (session.update(SET_FROZEN, true, account) == 0) {
            return List.of();
          }
          session.update(REVOKE_CODES, account);
          List<TokenId> revoked =
              new ArrayList<>(
                  session.queryList(REVOKE_SESSIONS, PostgresTokenStore::id, account, 0L));
          revoked.addAll(session.queryList(REVOKE_GRANTS, PostgresTokenStore::id, account));
          return List.copyOf(revoked);
        });
  }

  @Override
  public void thaw(AccountId account) {
    sql.update(SET_FROZEN, false, account);
  }

  private static TokenId id(Row row) throws SQLException {
    return new TokenId(row.big("id"));
  }

  @Override
  public Optional<AccessToken> find(TokenId id) {
    return sql.queryOne(FIND, PostgresTokenStore::read, id);
  }

  @Override
  public boolean revoke(TokenId id) {
    return sql.update(REVOKE, id) == 1;
  }

  @Override
  public List<TokenId> revokeSessions(AccountId account, Optional<TokenId> but) {
    return sql.write(
        REVOKE_SESSIONS, PostgresTokenStore::id, account, but.map(TokenId::value).orElse(0L));
  }

  @Override
  public boolean addCode(AuthorizationCode code) {
    return unlessFrozen(
        "token.addCode",
        Optional.of(code.account()),
        ADD_CODE,
        code.id(),
        code.app(),
        code.account(),
        code.scopes().text(),
        code.redirectUri(),
        code.challenge(),
        code.secretHash(),
        code.expiresAt());
  }

  @Override
  public Optional<AuthorizationCode> findCode(TokenId id) {
    return sql.queryOne(FIND_CODE, PostgresTokenStore::readCode, id);
  }

  @Override
  public int forgetExpired(Instant before, int limit) {
    return sql.update(FORGET, before, limit) + sql.update(FORGET_CODES, before, limit);
  }

  @Override
  public Redemption redeem(TokenId code, AccessToken token) {
    return sql.inTransaction("token.redeem", session -> redeem(session, code, token));
  }

  private static Redemption redeem(Session session, TokenId code, AccessToken token)
      throws SQLException {
    if (isFrozen(session, token.account())) {
      return new Redemption.Frozen();
    }
    Optional<OptionalLong> found =
        session.queryOne(LOCK_CODE, row -> row.optionalBig("redeemed_for"), code);
    if (found.isEmpty()) {
      return new Redemption.Unknown();
    }
    OptionalLong before = found.get();
    if (before.isPresent()) {
      session.update(REVOKE, before.getAsLong());
      return new Redemption.Replayed();
    }
    session.update(USE_CODE, token.id(), code);
    session.update(ADD, values(token));
    return new Redemption.Redeemed();
  }

  private static Object[] values(AccessToken token) {
    return new Object[] {
      token.id(),
      token.app(),
      token.account(),
      token.scopes().text(),
      token.secretHash(),
      token.expiresAt()
    };
  }

  private static AccessToken read(Row row) throws SQLException {
    return new AccessToken(
        new TokenId(row.big("id")),
        optional(row.optionalBig("app")).map(AppId::new),
        optional(row.optionalBig("account")).map(AccountId::new),
        scopes(row),
        row.text("secret_hash"),
        row.optionalInstant("expires_at"));
  }

  private static AuthorizationCode readCode(Row row) throws SQLException {
    return new AuthorizationCode(
        new TokenId(row.big("id")),
        new AppId(row.big("app")),
        new AccountId(row.big("account")),
        scopes(row),
        row.text("redirect_uri"),
        row.optionalText("challenge"),
        row.text("secret_hash"),
        row.instant("expires_at"));
  }

  /// Names that this version does not know are kept: they cover nothing.
  static Scopes scopes(Row row) throws SQLException {
    return new Scopes(Set.of(row.text("scopes").split(" ", -1)));
  }

  private static Optional<Long> optional(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
