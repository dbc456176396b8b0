package sadari.web.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.session.App;
import sadari.core.session.OAuth;
import sadari.core.session.Principal;
import sadari.core.session.Scopes;
import sadari.core.session.Secret;
import sadari.web.http.HttpProblem;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;

/// `/oauth/authorize`: asks a person whether an application may act for them, and sends the answer
/// back (RFC 6749 §4.1.1, RFC 7636).
///
/// Faults of the application are told to it by redirect, but only once client and redirect address
/// are known to belong together; before, the person is told.
public final class AuthorizeEndpoint {
  private static final List<String> CARRIED =
      List.of(
          "client_id",
          "redirect_uri",
          "response_type",
          "scope",
          "state",
          "code_challenge",
          "code_challenge_method");

  private final OAuth oauth;
  private final AccountStore accounts;
  private final AuthForms forms;

  public AuthorizeEndpoint(OAuth oauth, AccountStore accounts, AuthForms forms) {
    this.oauth = oauth;
    this.accounts = accounts;
    this.forms = forms;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/oauth/authorize", this::ask);
    router.post("/oauth/authorize", this::decide);
  }

  /// What an application asks for, as far as it is known to be the application that asks.
  private record Wish(App app, String redirectUri, Params params) {
    Optional<String> state() {
      return Optional.ofNullable(params.text("state"));
    }
  }

  private Response ask(Request request) {
    Params params = request.params();
    Optional<App> app = oauth.app(params.idText("client_id"));
    if (app.isEmpty()) {
      return forms.refused(request, 400, AuthForms.Refusal.UNKNOWN_APP);
    }
    Optional<Wish> wish = wish(app.get(), params);
    if (wish.isEmpty()) {
      return forms.refused(request, 400, AuthForms.Refusal.WRONG_REDIRECT);
    }
    Optional<String> fault = fault(wish.get());
    if (fault.isPresent()) {
      return back(wish.get(), "error", fault.get());
    }
    Optional<Principal> session = session(request);
    Optional<Account> account = session.flatMap(Principal::account).flatMap(accounts::find);
    if (account.isEmpty()) {
      return Response.redirect(
          "/auth/log_in?return_to=" + encode(request.path() + "?" + request.rawQuery()));
    }
    return forms
        .consent(
            request,
            new AuthForms.Frame(
                Callers.forgeryToken(session.orElseThrow()),
                request.path() + "?" + request.rawQuery()),
            wish.get().app(),
            scopes(wish.get()).orElseThrow(),
            account.get(),
            hidden(params))
        .with("Cache-Control", "no-store");
  }

  private static Optional<Principal> session(Request request) {
    return Callers.principal(request).filter(principal -> principal.token().isSession());
  }

  /// The redirect address must be one of those registered, to the letter; the only one may be left
  /// out.
  private static Optional<Wish> wish(App app, Params params) {
    String uri = params.text("redirect_uri", "");
    if (uri.isEmpty() && app.redirectUris().size() == 1) {
      return Optional.of(new Wish(app, app.redirectUris().getFirst(), params));
    }
    return app.redirectUris().contains(uri)
        ? Optional.of(new Wish(app, uri, params))
        : Optional.empty();
  }

  private static Optional<String> fault(Wish wish) {
    String challenge = wish.params().text("code_challenge", "");
    String method = wish.params().text("code_challenge_method", "plain");
    if (!wish.params().text("response_type", "").equals("code")) {
      return Optional.of("unsupported_response_type");
    }
    if (!challenge.isEmpty() && (!method.equals("S256") || challenge.length() != 43)) {
      return Optional.of("invalid_request");
    }
    return scopes(wish).isEmpty() ? Optional.of("invalid_scope") : Optional.empty();
  }

  private static Optional<Scopes> scopes(Wish wish) {
    String text = wish.params().text("scope", "");
    return text.isBlank()
        ? Optional.of(Scopes.READ)
        : Scopes.parse(text).filter(wish.app().scopes()::coversAll);
  }

  private static List<AuthForms.Hidden> hidden(Params params) {
    List<AuthForms.Hidden> hidden = new ArrayList<>();
    for (String name : CARRIED) {
      String value = name.equals("client_id") ? params.idText("client_id") : params.text(name, "");
      if (!value.isEmpty()) {
        hidden.add(new AuthForms.Hidden(name, value));
      }
    }
    return hidden;
  }

  private Response decide(Request request) {
    Params params = request.params();
    Optional<Principal> session = session(request);
    if (session.isEmpty() || session.get().account().isEmpty()) {
      return forms.refused(request, 401, AuthForms.Refusal.EXPIRED_PAGE);
    }
    try {
      Callers.checkForgery(session.get(), params.text("csrf"));
    } catch (HttpProblem forged) {
      return forms.refused(request, forged.status(), AuthForms.Refusal.EXPIRED_PAGE);
    }
    Optional<Wish> wish = oauth.app(params.idText("client_id")).flatMap(app -> wish(app, params));
    if (wish.isEmpty()) {
      return forms.refused(request, 400, AuthForms.Refusal.WRONG_REDIRECT);
    }
    Optional<String> fault = fault(wish.get());
    if (fault.isPresent()) {
      return back(wish.get(), "error", fault.get());
    }
    if (!params.text("decision", "").equals("allow")) {
      return back(wish.get(), "error", "access_denied");
    }
    return granted(request, wish.get(), session.get());
  }

  private Response granted(Request request, Wish wish, Principal session) {
    Optional<Secret> code =
        oauth.consent(
            wish.app(),
            session.account().orElseThrow(),
            scopes(wish).orElseThrow(),
            wish.redirectUri(),
            Optional.ofNullable(wish.params().text("code_challenge"))
                .filter(challenge -> !challenge.isEmpty()));
    if (code.isEmpty()) {
      return forms.refused(request, 403, AuthForms.Refusal.FROZEN);
    }
    String text = code.get().text();
    return wish.redirectUri().equals(App.OUT_OF_BAND)
        ? forms.showCode(request, wish.app(), text).with("Cache-Control", "no-store")
        : back(wish, "code", text);
  }

  /// Sends the browser back to the application; the query of its address and `state` survive.
  private static Response back(Wish wish, String name, String value) {
    if (wish.redirectUri().equals(App.OUT_OF_BAND)) {
      throw HttpProblem.of(400, value);
    }
    StringBuilder uri = new StringBuilder(wish.redirectUri());
    uri.append(wish.redirectUri().indexOf('?') < 0 ? '?' : '&');
    uri.append(name).append('=').append(encode(value));
    wish.state().ifPresent(state -> uri.append("&state=").append(encode(state)));
    return Response.redirect(uri.toString()).with("Cache-Control", "no-store");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
