package sadari.web.http;

/// A method and a path template with its handler.
///
/// @param template e.g. `/api/v1/accounts/:id/follow`; also the name in logs and metrics
public record Route(Method method, String template, RouteOptions options, Handler handler) {
  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("a path template begins with a slash: " + template);
    }
  }

  public static Route of(Method method, String template, Handler handler) {
    return new Route(method, template, RouteOptions.DEFAULT, handler);
  }

  Route with(Handler other) {
    return new Route(method, template, options, other);
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
