package sadari.web.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.core.session.App;
import sadari.core.session.AppStore;
import sadari.core.session.OAuth;
import sadari.core.session.Principal;
import sadari.core.session.Scopes;
import sadari.core.text.Clean;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;

/// Applications: `/api/v1/apps`.
public final class AppsApi {
  private static final int MAX_NAME = 200;
  private static final int MAX_URIS = 20;
  private static final int MAX_URI = 2_000;

  private final OAuth oauth;
  private final AppStore apps;

  public AppsApi(OAuth oauth, AppStore apps) {
    this.oauth = oauth;
    this.apps = apps;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.post("/api/v1/apps", this::register);
    router.get("/api/v1/apps/verify_credentials", this::verify);
  }

  private Response register(Request request) {
    Params params = request.params();
    String name = Clean.line(params.required("client_name"));
    if (name.isEmpty() || Clean.length(name) > MAX_NAME) {
      throw HttpProblem.invalid(
          "Validation failed: client_name must have 1 to " + MAX_NAME + " characters");
    }
    String wanted = params.text("scopes", "read");
    Scopes scopes =
        (wanted.isBlank() ? Optional.of(Scopes.READ) : Scopes.parse(wanted))
            .orElseThrow(
                () ->
                    HttpProblem.invalid(
                        "Validation failed: scopes doesn't match configured on the server."));
    OAuth.Registered registered =
        oauth.register(name, website(params), redirectUris(params), scopes);
    App app = registered.app();
    return Response.json(
        Json.object(
            json -> {
              write(json, app);
              json.field("client_id", app.id().text())
                  .field("client_secret", registered.secret().text())
                  .field("client_secret_expires_at", 0);
            }));
  }

  private static Optional<String> website(Params params) {
    String website = params.text("website", "").strip();
    if (website.isEmpty()) {
      return Optional.empty();
    }
    if (!isWeb(website)) {
      throw HttpProblem.invalid("Validation failed: website must be an http or https address");
    }
    return Optional.of(website);
  }

  private static boolean isWeb(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= MAX_URI
          && uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /// The addresses, as a list or separated by white space.
  private static List<String> redirectUris(Params params) {
    List<String> uris = new ArrayList<>();
    for (String text : params.texts("redirect_uris")) {
      for (String uri : text.strip().split("\\s+")) {
        if (!uri.isEmpty()) {
          uris.add(uri);
        }
      }
    }
    if (uris.isEmpty()) {
      throw HttpProblem.invalid("Validation failed: redirect_uris can't be blank");
    }
    if (uris.size() > MAX_URIS || !uris.stream().allMatch(AppsApi::mayRedirectTo)) {
      throw HttpProblem.invalid("Validation failed: redirect_uris must be absolute URIs");
    }
    return uris;
  }

  /// Any scheme of an application's own is good; those that a browser would run or show are not.
  private static boolean mayRedirectTo(String text) {
    if (text.equals(App.OUT_OF_BAND)) {
      return true;
    }
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return text.length() <= MAX_URI
          && scheme != null
          && uri.getRawFragment() == null
          && !List.of("javascript", "data", "vbscript", "file", "blob", "about", "urn")
              .contains(scheme.toLowerCase(java.util.Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Response verify(Request request) {
    Principal principal =
        Callers.principal(request)
            .orElseThrow(() -> HttpProblem.of(401, "The access token is invalid"));
    App app =
        principal
            .token()
            .app()
            .flatMap(apps::find)
            .orElseThrow(() -> HttpProblem.of(401, "The access token is invalid"));
    return Response.json(Json.object(json -> write(json, app)));
  }

  private static void write(Json json, App app) {
    json.field("id", app.id().text())
        .field("name", app.name())
        .field("website", app.website().orElse(null))
        .array("scopes", List.of(app.scopes().text().split(" ")), Json::value)
        .field("redirect_uri", String.join("\n", app.redirectUris()))
        .array("redirect_uris", app.redirectUris(), Json::value)
        .field("vapid_key", "");
  }
}
