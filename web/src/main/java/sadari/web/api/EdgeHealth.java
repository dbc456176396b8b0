package sadari.web.api;

import sadari.web.http.RateClass;
import sadari.web.http.Response;
import sadari.web.http.Router;

/// What edges ask to learn whether this server can be fetched from: `/edge/health`.
public final class EdgeHealth {
  private EdgeHealth() {}

  /// Adds the route.
  public static void addTo(Router.Builder router) {
    router
        .get("/edge/health", _ -> Response.text("well\n").with("Cache-Control", "no-store"))
        .with(options -> options.withRate(RateClass.NONE).asReady());
  }
}
