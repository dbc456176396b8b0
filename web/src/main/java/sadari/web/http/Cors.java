package sadari.web.http;

import java.util.List;

/// Lets pages of any origin call the API (the Fetch standard), without cookies.
final class Cors {
  private static final List<String> OPEN =
      List.of("/api", "/oauth/token", "/oauth/revoke", "/.well-known", "/nodeinfo");
  static final String EXPOSED =
      "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id";
  private static final Response PREFLIGHT =
      Response.empty(204)
          .with("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
          .with("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key")
          .with("Access-Control-Max-Age", "86400");

  private Cors() {}

  static boolean open(String path) {
    for (String prefix : OPEN) {
      if (path.startsWith(prefix)
          && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
        return true;
      }
    }
    return false;
  }

  static Response preflight() {
    return PREFLIGHT;
  }

  static Response opened(Response response) {
    return response
        .plus("Access-Control-Allow-Origin", "*")
        .plus("Access-Control-Expose-Headers", EXPOSED);
  }

  static Handler around(Handler next) {
    return request -> {
      Response response = next.handle(request);
      return open(request.path()) ? opened(response) : response;
    };
  }
}
