package sadari.web.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sadari.core.account.Account;
import sadari.core.account.LogIn;
import sadari.core.session.App;
import sadari.core.session.OAuth;
import sadari.core.session.Scopes;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.view.TokenView;

/// `/oauth/token` and `/oauth/revoke` (RFC 6749, RFC 7009), by form or JSON.
public final class TokenEndpoint {
  private final OAuth oauth;
  private final Optional<LogIn> passwordGrant;

  /// @param passwordGrant checks passwords for the password grant; empty, as it should be, to
  ///   refuse it
  public TokenEndpoint(OAuth oauth, Optional<LogIn> passwordGrant) {
    this.oauth = oauth;
    this.passwordGrant = passwordGrant;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.post("/oauth/token", this::token);
    router.post("/oauth/revoke", this::revoke);
  }

  private Response token(Request request) {
    Params params = request.params();
    String grantType = params.text("grant_type", "");
    App app = client(request, params);
    OAuth.Granted granted =
        switch (grantType) {
          case "authorization_code" -> exchange(app, params);
          case "client_credentials" -> oauth.grantApp(app, scopes(app, params));
          case "password" -> password(app, params);
          case "" -> throw problem(400, "invalid_request", "grant_type is missing");
          default ->
              throw problem(400, "unsupported_grant_type", "This grant type is not supported here");
        };
    return Response.json(TokenView.json(granted))
        .with("Cache-Control", "no-store")
        .with("Pragma", "no-cache");
  }

  private OAuth.Granted exchange(App app, Params params) {
    return oauth
        .exchange(
            app,
            params.text("code", ""),
            params.text("redirect_uri", ""),
            Optional.ofNullable(params.text("code_verifier")))
        .orElseThrow(
            () ->
                problem(
                    400,
                    "invalid_grant",
                    "The code is unknown, expired or used, or was given for another redirect URI,"
                        + " client or proof key"));
  }

  private OAuth.Granted password(App app, Params params) {
    if (passwordGrant.isEmpty()) {
      throw problem(400, "unsupported_grant_type", "This grant type is not supported here");
    }
    Account account =
        passwordGrant
            .get()
            .authenticate(params.text("username", ""), params.text("password", ""))
            .orElseThrow(() -> problem(400, "invalid_grant", "The name or the password is wrong"));
    return oauth
        .grant(app.id(), account.id(), scopes(app, params))
        .orElseThrow(
            () -> problem(400, "invalid_grant", "This server's operators froze the account"));
  }

  private static Scopes scopes(App app, Params params) {
    String text = params.text("scope", "");
    Optional<Scopes> scopes = text.isBlank() ? Optional.of(Scopes.READ) : Scopes.parse(text);
    return scopes
        .filter(wanted -> text.isBlank() || app.scopes().coversAll(wanted))
        .orElseThrow(
            () ->
                problem(
                    400,
                    "invalid_scope",
                    "The scope is unknown, or more than the application registered for"));
  }

  private Response revoke(Request request) {
    Params params = request.params();
    App app = client(request, params);
    oauth.revoke(app, params.text("token", ""));
    return Response.json(Json.object(_ -> {}));
  }

  private App client(Request request, Params params) {
    Client client = basic(request.header("Authorization")).orElseGet(() -> posted(params));
    return oauth
        .app(client.id(), client.secret())
        .orElseThrow(
            () ->
                problem(401, "invalid_client", "The client is unknown or its secret is wrong")
                    .with("WWW-Authenticate", "Basic realm=\"oauth\""));
  }

  private record Client(String id, String secret) {}

  private static Client posted(Params params) {
    return new Client(params.idText("client_id"), params.text("client_secret", ""));
  }

  /// `client_secret_basic`: both parts are form-encoded before they are base64 (RFC 6749 §2.3.1).
  private static Optional<Client> basic(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Client(
                  URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                  URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException malformed) {
      return Optional.of(new Client("", ""));
    }
  }

  private static HttpProblem problem(int status, String error, String description) {
    return HttpProblem.of(status, error)
        .with((Json json) -> json.field("error_description", description));
  }
}
