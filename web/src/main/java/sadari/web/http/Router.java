package sadari.web.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Overloaded;

/// Finds the handler for a method and a path. Immutable, safe for use by many threads.
///
/// Unknown paths are a JSON 404, known ones with another method a 405 with `Allow`; HEAD is
/// answered by GET; OPTIONS by the router itself. All of these pass the filters too.
public final class Router {
  private static final Route UNMATCHED =
      Route.of(Method.GET, "/(unmatched)", _ -> Response.empty(404));
  private static final Route OPTIONS =
      new Route(
          Method.OPTIONS,
          "/(any)",
          RouteOptions.DEFAULT.withRate(RateClass.NONE).asReady(),
          _ -> Response.empty(204));

  private static final Handler REFUSAL =
      Cors.around(
          Problems.answered(
              _ -> {
                throw new Overloaded("refused at the door");
              }));

  private static final List<String> SLASH_MEANS_NOTHING = List.of("/api/", "/oauth/");

  private final PathTree tree = new PathTree();
  private final List<String> routes;
  private final Filter filter;
  private final Predicate<Request> refused;

  private Router(List<Route> routes, Filter filter, Predicate<Request> refused) {
    this.routes = routes.stream().map(Route::toString).toList();
    this.filter = filter;
    this.refused = refused;
    for (Route route : routes) {
      tree.add(route.with(filter.around(route.handler())));
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /// What is answered, each as a method and a template: `GET /api/v1/accounts/:id`.
  public List<String> routes() {
    return routes;
  }

  Match match(Method method, String path) {
    try {
      PathTree.Found found = find(path);
      Match match = found == null ? null : found.match(method);
      if (match != null) {
        return match;
      }
      if (method == Method.OPTIONS && (found != null || Cors.open(path))) {
        Collection<Method> methods = found == null ? Set.of() : found.methods();
        return synthetic(OPTIONS, _ -> options(path, methods));
      }
      if (found == null) {
        return failing(HttpProblem.notFound());
      }
      return failing(
          HttpProblem.of(405, "This method is not allowed here")
              .with("Allow", allowed(found.methods())));
    } catch (HttpProblem problem) {
      return failing(problem);
    }
  }

  /// What is at the path; an endpoint of the API is found with a slash at its end too, since some
  /// client libraries write one there.
  private PathTree.@Nullable Found find(String path) {
    PathTree.Found found = tree.find(path);
    boolean slashed = path.endsWith("/") && SLASH_MEANS_NOTHING.stream().anyMatch(path::startsWith);
    return found == null && slashed ? tree.find(path.substring(0, path.length() - 1)) : found;
  }

  /// A match whose answer is the problem, passed through the filters like any other.
  Match failing(HttpProblem problem) {
    return failing(UNMATCHED, problem);
  }

  Match failing(Route route, HttpProblem problem) {
    return synthetic(
        route,
        _ -> {
          throw problem;
        });
  }

  /// Whether to refuse a request for now, without a thread and without the filters: refusing must
  /// cost little, as it happens most when there is least time. Must not block.
  boolean refuses(Request request) {
    return refused.test(request);
  }

  /// The answer to what is refused.
  static Handler refusal() {
    return REFUSAL;
  }

  private Match synthetic(Route route, Handler handler) {
    return new Match(route.with(filter.around(handler)), List.of(), List.of());
  }

  private static Response options(String path, Collection<Method> methods) {
    if (Cors.open(path)) {
      return Cors.preflight();
    }
    return Response.empty(204).with("Allow", allowed(methods));
  }

  private static String allowed(Collection<Method> methods) {
    Set<Method> all = EnumSet.of(Method.OPTIONS);
    all.addAll(methods);
    if (all.contains(Method.GET)) {
      all.add(Method.HEAD);
    }
    return all.stream().map(Method::name).collect(Collectors.joining(", "));
  }

  /// Collects routes and filters.
  public static final class Builder {
    private final List<Route> routes = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private Predicate<Request> refused = _ -> false;

    private Builder() {}

    /// Adds a filter inside those added before, around every route.
    public Builder around(Filter filter) {
      filters.add(filter);
      return this;
    }

    /// What is refused before anything is done for it, with 503. Asked on the event loop, for
    /// routes that may block.
    public Builder refusing(Predicate<Request> requests) {
      refused = requests;
      return this;
    }

    public Builder route(Route route) {
      routes.add(route);
      return this;
    }

    public Builder routes(Collection<Route> more) {
      routes.addAll(more);
      return this;
    }

    public Builder get(String template, Handler handler) {
      return route(Route.of(Method.GET, template, handler));
    }

    public Builder post(String template, Handler handler) {
      return route(Route.of(Method.POST, template, handler));
    }

    public Builder put(String template, Handler handler) {
      return route(Route.of(Method.PUT, template, handler));
    }

    public Builder patch(String template, Handler handler) {
      return route(Route.of(Method.PATCH, template, handler));
    }

    public Builder delete(String template, Handler handler) {
      return route(Route.of(Method.DELETE, template, handler));
    }

    /// The last route added, with other options.
    public Builder with(UnaryOperator<RouteOptions> change) {
      Route last = routes.removeLast();
      return route(
          new Route(last.method(), last.template(), change.apply(last.options()), last.handler()));
    }

    public Router build() {
      List<Filter> all = List.copyOf(filters);
      return new Router(
          routes,
          handler -> {
            Handler wrapped = Problems.answered(handler);
            for (Filter filter : all.reversed()) {
              wrapped = Problems.answered(filter.around(wrapped));
            }
            return Cors.around(wrapped);
          },
          refused);
    }
  }
}
