package sadari.web.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sadari.core.id.AccountId;
import sadari.core.session.OAuth;
import sadari.core.session.Principal;
import sadari.web.http.Attribute;
import sadari.web.http.Caller;
import sadari.web.http.Filter;
import sadari.web.http.HttpProblem;
import sadari.web.http.Method;
import sadari.web.http.RateClass;
import sadari.web.http.Request;

/// Finds out who is asking: by a bearer token, or by the cookie of a browser's session.
///
/// A wrong bearer token is a 401 everywhere; a wrong cookie is a stranger. A cookie counts for a
/// changing request only with the session's forgery token in `X-CSRF-Token`: a browser sends
/// cookies for other sites too, but lets none of them set that header.
public final class Callers {
  /// The cookie of a browser's session.
  public static final String COOKIE = "sadari_session";

  private static final Attribute<Identity> IDENTITY = Attribute.of(Identity.class);
  private static final String CSRF = "csrf";

  private final OAuth oauth;

  public Callers(OAuth oauth) {
    this.oauth = oauth;
  }

  /// What is known of who is asking.
  private sealed interface Identity {
    record Stranger() implements Identity {}

    record Wrong() implements Identity {}

    record Known(Principal principal) implements Identity {}
  }

  /// Refuses wrong bearer tokens and forged requests.
  public Filter filter() {
    return next ->
        request -> {
          if (request.route().options().rate() == RateClass.NONE) {
            // Photos and scripts are everybody's: nobody is looked up for them.
            return next.handle(request);
          }
          switch (identity(request)) {
            case Identity.Stranger() -> {}
            case Identity.Wrong() ->
                throw HttpProblem.of(401, "The access token is invalid")
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            case Identity.Known(Principal principal) -> checkForgery(request, principal);
          }
          return next.handle(request);
        };
  }

  /// Who is asking, for the rate limits. Looks the token up, once per request.
  public Caller caller(Request request) {
    return switch (identity(request)) {
      case Identity.Stranger() -> new Caller.Anonymous();
      case Identity.Wrong() -> new Caller.Anonymous();
      case Identity.Known(Principal principal) ->
          new Caller.Known(
              principal.token().id().text(), principal.account().map(AccountId::text).orElse(null));
    };
  }

  private Identity identity(Request request) {
    Identity known = request.get(IDENTITY);
    if (known == null) {
      known = find(request);
      request.put(IDENTITY, known);
    }
    return known;
  }

  private Identity find(Request request) {
    String header = request.header("Authorization");
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return oauth
          .authenticate(header.substring(7).strip())
          .filter(principal -> !principal.token().isSession())
          .<Identity>map(Identity.Known::new)
          .orElseGet(Identity.Wrong::new);
    }
    String cookie = request.cookie(COOKIE);
    return cookie == null
        ? new Identity.Stranger()
        : oauth
            .authenticate(cookie)
            .filter(principal -> principal.token().isSession())
            .<Identity>map(Identity.Known::new)
            .orElseGet(Identity.Stranger::new);
  }

  private static void checkForgery(Request request, Principal principal) {
    boolean reads = request.method() == Method.GET || request.method() == Method.HEAD;
    boolean api = request.path().startsWith("/api/");
    if (principal.token().isSession() && api && !reads) {
      checkForgery(principal, request.header("X-CSRF-Token"));
    }
  }

  /// Refuses a request that does not prove that it comes from a page of the session.
  ///
  /// @throws HttpProblem 403
  public static void checkForgery(Principal session, @Nullable String sent) {
    boolean right =
        sent != null
            && MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8),
                forgeryToken(session).getBytes(StandardCharsets.UTF_8));
    if (!right) {
      throw HttpProblem.of(403, "The page has expired; load it again");
    }
  }

  /// What pages of a session send back with each change.
  public static String forgeryToken(Principal session) {
    return session.secret().derived(CSRF);
  }

  /// Who is asking, where anybody is known to.
  public static Optional<Principal> principal(Request request) {
    return request.get(IDENTITY) instanceof Identity.Known(Principal principal)
        ? Optional.of(principal)
        : Optional.empty();
  }

  /// The person who looks, for what strangers may see too.
  ///
  /// @throws HttpProblem 403 where the token does not allow to read on the person's behalf
  public static Optional<AccountId> viewer(Request request, String scope) {
    Optional<Principal> principal = principal(request);
    principal.filter(p -> p.account().isPresent()).ifPresent(p -> check(p, scope));
    return principal.flatMap(Principal::account);
  }

  /// The person who acts.
  ///
  /// @throws HttpProblem 401 without a token, 403 where it does not allow this, 422 where it is an
  ///   application's own
  public static AccountId account(Request request, String scope) {
    Principal principal = caller(request, scope);
    return principal
        .account()
        .orElseThrow(() -> HttpProblem.of(422, "This method requires an authenticated user"));
  }

  /// Who acts, a person or an application.
  ///
  /// @throws HttpProblem 401 without a token, 403 where it does not allow this
  public static Principal caller(Request request, String scope) {
    Principal principal =
        principal(request)
            .orElseThrow(
                () ->
                    HttpProblem.of(401, "This method requires an access token")
                        .with("WWW-Authenticate", "Bearer"));
    check(principal, scope);
    return principal;
  }

  private static void check(Principal principal, String scope) {
    if (!principal.token().scopes().covers(scope)) {
      throw HttpProblem.of(403, "This action is outside the authorized scopes: it needs " + scope);
    }
  }
}
