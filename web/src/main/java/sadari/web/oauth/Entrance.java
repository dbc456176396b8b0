package sadari.web.oauth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import sadari.core.account.Account;
import sadari.core.account.LogIn;
import sadari.core.account.SignUp;
import sadari.core.session.OAuth;
import sadari.core.session.Principal;
import sadari.web.http.Cookie;
import sadari.web.http.HttpProblem;
import sadari.web.http.Params;
import sadari.web.http.RateClass;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;

/// Signing up, logging in and logging out with a browser: `/auth/...`.
public final class Entrance {
  private static final int UNPROCESSABLE = 422;

  private final SignUp signUp;
  private final LogIn people;
  private final OAuth oauth;
  private final AuthForms forms;
  private final Settings settings;
  private final FormToken formToken;

  /// @param open whether new people may come
  /// @param secure whether people reach the server by https
  public record Settings(boolean open, boolean secure) {}

  public Entrance(
      SignUp signUp,
      LogIn people,
      OAuth oauth,
      AuthForms forms,
      Settings settings,
      RandomGenerator random) {
    this.signUp = signUp;
    this.people = people;
    this.oauth = oauth;
    this.forms = forms;
    this.settings = settings;
    this.formToken = new FormToken(random, settings.secure());
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/auth/log_in", this::logInPage);
    router.post("/auth/log_in", this::logIn).with(options -> options.withRate(RateClass.LOG_IN));
    router.get("/auth/sign_up", this::signUpPage);
    router.post("/auth/sign_up", this::signUp).with(options -> options.withRate(RateClass.SIGN_UP));
    router.post("/auth/log_out", this::logOut);
    router.post("/auth/log_out_others", this::logOutOthers);
  }

  private Response logInPage(Request request) {
    return logInForm(request, "", false);
  }

  private Response logInForm(Request request, String login, boolean failed) {
    String token = formToken.of(request);
    return formToken.keep(forms.logIn(request, frame(request, token), login, failed), token);
  }

  private static AuthForms.Frame frame(Request request, String token) {
    return new AuthForms.Frame(token, returnTo(request.params()));
  }

  /// Where to go afterwards: only ever a path of this server.
  private static String returnTo(Params params) {
    String path = params.text("return_to", "/");
    boolean local =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\' && c != '"');
    return local ? path : "/";
  }

  private Response logIn(Request request) {
    Params params = request.params();
    String login = params.text("login", "");
    if (!FormToken.isRight(request, params.text("csrf"))) {
      return logInForm(request, login, false).withStatus(UNPROCESSABLE);
    }
    Optional<Account> account = people.authenticate(login, params.text("password", ""));
    return account.isPresent() ? welcome(request, account.get()) : logInForm(request, login, true);
  }

  private Response welcome(Request request, Account account) {
    return oauth
        .openSession(account.id())
        .map(session -> welcome(request, session))
        .orElseGet(() -> forms.refused(request, 403, AuthForms.Refusal.FROZEN));
  }

  private Response welcome(Request request, OAuth.Granted session) {
    return Response.redirect(returnTo(request.params()))
        .with(
            Cookie.session(
                Callers.COOKIE, session.secret().text(), OAuth.SESSION_LIFE, settings.secure()))
        .with("Cache-Control", "no-store");
  }

  private Response signUpPage(Request request) {
    return settings.open() ? signUpForm(request, "", "", List.of()) : forms.signUpClosed(request);
  }

  private Response signUpForm(
      Request request, String username, String email, List<SignUp.Problem> problems) {
    String token = formToken.of(request);
    return formToken.keep(
        forms.signUp(request, frame(request, token), username, email, problems), token);
  }

  private Response signUp(Request request) {
    if (!settings.open()) {
      return forms.signUpClosed(request);
    }
    Params params = request.params();
    String username = params.text("username", "").strip();
    String email = params.text("email", "").strip();
    if (!FormToken.isRight(request, params.text("csrf"))) {
      return signUpForm(request, username, email, List.of()).withStatus(UNPROCESSABLE);
    }
    SignUp.Request wish =
        new SignUp.Request(
            username,
            email,
            params.text("password", ""),
            params.flag("agreement", false),
            language(request));
    return switch (signUp.signUp(wish)) {
      case SignUp.Result.Welcome(Account account) -> welcome(request, account);
      case SignUp.Result.Refused(List<SignUp.Problem> problems) ->
          signUpForm(request, username, email, problems);
    };
  }

  /// The language a browser likes best; what its owner most likely writes in.
  private static String language(Request request) {
    String header = request.header("Accept-Language");
    String code = header == null ? "" : header.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT);
    String bare = code.split("-", 2)[0];
    return bare.matches("[a-z]{2,3}") ? bare : "";
  }

  private Response logOut(Request request) {
    return inSession(request, session -> loggedOut(request, session));
  }

  private Response loggedOut(Request request, Principal session) {
    oauth.closeSession(session);
    return Response.redirect(returnTo(request.params()))
        .with(Cookie.removed(Callers.COOKIE, settings.secure()))
        .with("Clear-Site-Data", "\"cache\", \"storage\"");
  }

  private Response logOutOthers(Request request) {
    return inSession(
        request,
        session -> {
          session.account().ifPresent(account -> oauth.closeOtherSessions(session, account));
          return Response.redirect("/settings");
        });
  }

  /// Does something in the session that sent the form, proven to be sent by one of its own pages;
  /// else says so on a page, as a browser shows what is answered to a form.
  private Response inSession(Request request, Function<Principal, Response> deed) {
    Optional<Principal> session =
        Callers.principal(request).filter(found -> found.token().isSession());
    if (session.isEmpty()) {
      return forms.refused(request, 401, AuthForms.Refusal.EXPIRED_PAGE);
    }
    String header = request.header("X-CSRF-Token");
    String sent = header != null ? header : request.params().text("csrf");
    try {
      Callers.checkForgery(session.get(), sent);
    } catch (HttpProblem forged) {
      return forms.refused(request, forged.status(), AuthForms.Refusal.EXPIRED_PAGE);
    }
    return deed.apply(session.get());
  }
}
