package sadari.web.api;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sadari.core.account.Account;
import sadari.core.account.SignUp;
import sadari.core.account.SignUp.Problem;
import sadari.core.session.OAuth;
import sadari.core.session.Principal;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.RateClass;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.TokenView;

/// Signing up through an application: `POST /api/v1/accounts`.
public final class SignUpApi {
  private final SignUp signUp;
  private final OAuth oauth;
  private final boolean open;

  /// @param open whether new people may come
  public SignUpApi(SignUp signUp, OAuth oauth, boolean open) {
    this.signUp = signUp;
    this.oauth = oauth;
    this.open = open;
  }

  /// Adds the route.
  public void addTo(Router.Builder router) {
    router
        .post("/api/v1/accounts", this::create)
        .with(options -> options.withRate(RateClass.SIGN_UP));
  }

  private Response create(Request request) {
    Principal principal = Callers.caller(request, "write:accounts");
    var app =
        principal
            .token()
            .app()
            .filter(id -> principal.account().isEmpty())
            .orElseThrow(() -> HttpProblem.of(403, "This needs an application's own access token"));
    if (!open) {
      throw HttpProblem.of(403, "Registrations are closed");
    }
    Params params = request.params();
    SignUp.Request wish =
        new SignUp.Request(
            params.text("username", "").strip(),
            params.text("email", "").strip(),
            params.text("password", ""),
            params.flag("agreement", false),
            Ask.language(params.text("locale"), "locale").orElse(""));
    return switch (signUp.signUp(wish)) {
      case SignUp.Result.Welcome(Account account) ->
          oauth
              .grant(app, account.id(), principal.token().scopes())
              .map(granted -> Response.json(TokenView.json(granted)))
              .orElseThrow(() -> HttpProblem.of(403, "This server's operators froze the account"));
      case SignUp.Result.Refused(List<Problem> problems) -> throw refused(problems);
    };
  }

  private static HttpProblem refused(List<Problem> problems) {
    Map<SignUp.Field, List<Problem>> byField =
        problems.stream()
            .collect(
                Collectors.groupingBy(
                    Problem::field, () -> new EnumMap<>(SignUp.Field.class), Collectors.toList()));
    String summary =
        problems.stream()
            .map(p -> name(p.field()) + " " + describe(p.fault()))
            .collect(Collectors.joining(", "));
    return HttpProblem.invalid("Validation failed: " + summary)
        .with(
            (Json json) ->
                json.object(
                    "details",
                    details ->
                        byField.forEach(
                            (field, list) -> details.array(name(field), list, SignUpApi::write))));
  }

  private static void write(Json json, Problem problem) {
    json.fields(
        fields ->
            fields
                .field("error", "ERR_" + problem.fault().name())
                .field("description", describe(problem.fault())));
  }

  private static String name(SignUp.Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static String describe(SignUp.Fault fault) {
    return switch (fault) {
      case BLANK -> "can't be blank";
      case INVALID -> "is invalid";
      case TOO_SHORT -> "is too short (minimum is " + SignUp.MIN_PASSWORD + " characters)";
      case TOO_LONG -> "is too long";
      case RESERVED -> "is reserved";
      case TAKEN -> "has already been taken";
      case ACCEPTED -> "must be accepted";
    };
  }
}
