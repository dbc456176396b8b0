package sadari.core.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.Id;
import sadari.core.id.IdGenerator;
import sadari.core.id.TokenId;
import sadari.core.job.Lots;

/// Grants and checks tokens: OAuth 2.0 (RFC 6749) with the authorization code grant, proof keys
/// (RFC 7636, S256) and the client credentials grant, and the browser's sessions.
public final class OAuth {
  /// How long a code may wait to be exchanged.
  public static final Duration CODE_LIFE = Duration.ofMinutes(10);

  /// How long a browser stays logged in.
  public static final Duration SESSION_LIFE = Duration.ofDays(365);

  private static final Duration OVER = Duration.ofDays(1);
  private static final int SWEPT = 1_000;

  private final AppStore apps;
  private final TokenStore tokens;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param random cryptographically strong
  public OAuth(
      AppStore apps,
      TokenStore tokens,
      IdGenerator ids,
      InstantSource clock,
      RandomGenerator random) {
    this.apps = apps;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /// An application with the secret that only it is told.
  public record Registered(App app, Secret secret) {}

  /// Registers an application. The caller has checked names and addresses.
  public Registered register(
      String name, Optional<String> website, List<String> redirectUris, Scopes scopes) {
    AppId id = ids.app();
    Secret secret = Secret.create(id.value(), random);
    App app = new App(id, name, website, redirectUris, scopes, secret.hash());
    apps.add(app);
    return new Registered(app, secret);
  }

  /// The application with this client id (its decimal id), if there is one.
  public Optional<App> app(String clientId) {
    return toId(clientId).flatMap(apps::find);
  }

  private static Optional<AppId> toId(String clientId) {
    var number = Id.parse(clientId);
    return number.isPresent() ? Optional.of(new AppId(number.getAsLong())) : Optional.empty();
  }

  /// The application, if the client secret is its own.
  public Optional<App> app(String clientId, String clientSecret) {
    return app(clientId)
        .filter(
            app ->
                Secret.parse(clientSecret)
                    .filter(secret -> secret.id() == app.id().value())
                    .filter(secret -> secret.matches(app.secretHash()))
                    .isPresent());
  }

  /// A person consents: a code for the application; empty where their account is frozen.
  ///
  /// @param challenge of the proof key, method S256
  public Optional<Secret> consent(
      App app, AccountId account, Scopes scopes, String redirectUri, Optional<String> challenge) {
    TokenId id = ids.token(account);
    Secret secret = Secret.create(id.value(), random);
    boolean added =
        tokens.addCode(
            new AuthorizationCode(
                id,
                app.id(),
                account,
                scopes,
                redirectUri,
                challenge,
                secret.hash(),
                clock.instant().plus(CODE_LIFE)));
    return added ? Optional.of(secret) : Optional.empty();
  }

  /// A granted token with its secret.
  public record Granted(AccessToken token, Secret secret) {}

  /// Exchanges a code for a token; empty where the code is not good (RFC 6749: `invalid_grant`),
  /// whatever is wrong with it.
  ///
  /// @param verifier the proof key
  public Optional<Granted> exchange(
      App app, String code, String redirectUri, Optional<String> verifier) {
    Optional<AuthorizationCode> found = Secret.parse(code).flatMap(this::code);
    if (found.isEmpty() || !fits(found.get(), app, redirectUri, verifier)) {
      return Optional.empty();
    }
    AuthorizationCode good = found.get();
    Granted granted = fresh(Optional.of(app.id()), good.account(), good.scopes(), Optional.empty());
    return switch (tokens.redeem(good.id(), granted.token())) {
      case TokenStore.Redemption.Redeemed() -> Optional.of(granted);
      case TokenStore.Redemption.Replayed() -> Optional.empty();
      case TokenStore.Redemption.Unknown() -> Optional.empty();
      case TokenStore.Redemption.Frozen() -> Optional.empty();
    };
  }

  private Optional<AuthorizationCode> code(Secret secret) {
    return tokens
        .findCode(new TokenId(secret.id()))
        .filter(code -> secret.matches(code.secretHash()));
  }

  private boolean fits(
      AuthorizationCode code, App app, String redirectUri, Optional<String> verifier) {
    return code.app().equals(app.id())
        && code.redirectUri().equals(redirectUri)
        && clock.instant().isBefore(code.expiresAt())
        // Both or neither: a proof key that was not announced means that somebody took the
        // challenge out of the request (RFC 9700, section 2.1.1).
        && verifier.filter(key -> !key.isEmpty()).map(OAuth::s256).equals(code.challenge());
  }

  /// The challenge of a proof key: URL-safe base64 of its SHA-256.
  public static String s256(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// A token of the application itself (client credentials).
  public Granted grantApp(App app, Scopes scopes) {
    TokenId id = ids.token(app.id());
    Secret secret = Secret.create(id.value(), random);
    AccessToken token =
        new AccessToken(
            id, Optional.of(app.id()), Optional.empty(), scopes, secret.hash(), Optional.empty());
    boolean _ = tokens.add(token); // it is no account's, so none is frozen
    return new Granted(token, secret);
  }

  /// A token of a person for an application, without the detour over a code: after a sign-up by it.
  /// Empty where the account is frozen.
  public Optional<Granted> grant(AppId app, AccountId account, Scopes scopes) {
    return stored(fresh(Optional.of(app), account, scopes, Optional.empty()));
  }

  /// Logs a browser in; empty where the account is frozen.
  public Optional<Granted> openSession(AccountId account) {
    Optional<Instant> end = Optional.of(clock.instant().plus(SESSION_LIFE));
    return stored(fresh(Optional.empty(), account, Scopes.ALL, end));
  }

  private Granted fresh(
      Optional<AppId> app, AccountId account, Scopes scopes, Optional<Instant> expiresAt) {
    TokenId id = ids.token(account);
    Secret secret = Secret.create(id.value(), random);
    return new Granted(
        new AccessToken(id, app, Optional.of(account), scopes, secret.hash(), expiresAt), secret);
  }

  private Optional<Granted> stored(Granted granted) {
    return tokens.add(granted.token()) ? Optional.of(granted) : Optional.empty();
  }

  /// Who holds this token; empty where it is unknown, revoked or expired.
  public Optional<Principal> authenticate(String tokenText) {
    return Secret.parse(tokenText)
        .flatMap(
            secret ->
                tokens
                    .find(new TokenId(secret.id()))
                    .filter(token -> secret.matches(token.secretHash()))
                    .filter(token -> isCurrent(token))
                    .map(token -> new Principal(token, secret)));
  }

  private boolean isCurrent(AccessToken token) {
    return token.expiresAt().map(end -> clock.instant().isBefore(end)).orElse(true);
  }

  /// Revokes a token if it is the application's; says nothing of whether it was (RFC 7009).
  public void revoke(App app, String tokenText) {
    authenticate(tokenText)
        .filter(principal -> principal.token().app().equals(Optional.of(app.id())))
        .ifPresent(principal -> tokens.revoke(principal.token().id()));
  }

  /// Forgets what has been over for a day: until then a code that comes again is told from one that
  /// never was.
  ///
  /// @return how many tokens and codes
  public int sweep() {
    Instant before = clock.instant().minus(OVER);
    return Lots.all(SWEPT, () -> tokens.forgetExpired(before, SWEPT));
  }

  /// Logs a browser out.
  public void closeSession(Principal session) {
    tokens.revoke(session.token().id());
  }

  /// Logs out all other browsers of a person.
  public void closeOtherSessions(Principal session, AccountId account) {
    tokens.revokeSessions(account, Optional.of(session.token().id()));
  }
}
