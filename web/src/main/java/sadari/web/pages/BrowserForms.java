package sadari.web.pages;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sadari.core.account.Account;
import sadari.core.account.SignUp;
import sadari.core.session.App;
import sadari.core.session.Scopes;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.oauth.AuthForms;
import sadari.web.view.Links;

/// The forms of sign-up, log-in and consent as pages in the reader's language.
public final class BrowserForms implements AuthForms {
  private static final int UNPROCESSABLE = 422;

  private final AuthPages pages;
  private final Links links;

  public BrowserForms(Site site, Links links) {
    this.pages = new AuthPages(site);
    this.links = links;
  }

  @Override
  public Response logIn(Request request, Frame frame, String login, boolean failed) {
    LogInView view =
        new LogInView(Reader.of(request), frame.forgeryToken(), frame.returnTo(), login, failed);
    return pages.logIn(view).response(failed ? UNPROCESSABLE : 200);
  }

  @Override
  public Response signUp(
      Request request, Frame frame, String username, String email, List<SignUp.Problem> problems) {
    Map<String, String> entered = new HashMap<>(Map.of("username", username, "email", email));
    Map<String, String> wrong =
        problems.stream().collect(toMap(p -> name(p.field()), p -> name(p.fault()), (a, _) -> a));
    if (!problems.isEmpty() && !wrong.containsKey("agreement")) {
      entered.put("agreement", "true");
    }
    SignUpView view =
        new SignUpView(Reader.of(request), frame.forgeryToken(), frame.returnTo(), entered, wrong);
    return pages.signUp(view).response(problems.isEmpty() ? 200 : UNPROCESSABLE);
  }

  @Override
  public Response signUpClosed(Request request) {
    Reader reader = Reader.of(request);
    String reason = reader.words().get("signUp.closed");
    return pages.error(new ErrorView(reader, reason)).response(403);
  }

  @Override
  public Response consent(
      Request request,
      Frame frame,
      App app,
      Scopes scopes,
      Account account,
      List<Hidden> parameters) {
    Map<String, String> hidden =
        parameters.stream().collect(toMap(Hidden::name, Hidden::value, (a, _) -> a));
    ConsentView view =
        new ConsentView(
            Reader.of(request),
            app.name(),
            List.copyOf(scopes.names()),
            account.handle().text(),
            account.profile().displayName(),
            account.profile().avatar().map(picture -> links.blob(picture.blob())),
            new ConsentView.Request(
                frame.forgeryToken(),
                hidden.getOrDefault("redirect_uri", app.redirectUris().getFirst()),
                frame.returnTo(),
                hidden));
    return pages.consent(view).response();
  }

  @Override
  public Response showCode(Request request, App app, String code) {
    return pages.showCode(new CodeView(Reader.of(request), app.name(), code)).response();
  }

  @Override
  public Response refused(Request request, int status, Refusal reason) {
    Reader reader = Reader.of(request);
    String words = reader.words().get("refused." + name(reason));
    return pages.error(new ErrorView(reader, words)).response(status);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
