package sadari.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.core.account.Handle;
import sadari.core.id.PostId;
import sadari.web.http.HttpProblem;
import sadari.web.http.Method;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Route;
import sadari.web.session.Callers;

/// The addresses at which the shell is shown, and the assets it needs.
public final class PageRoutes {
  private static final List<String> PLAIN =
      List.of(
          "/",
          "/public",
          "/search",
          "/notifications",
          "/favourites",
          "/bookmarks",
          "/settings",
          "/compose",
          "/tags/:tag",
          "/:handle/following",
          "/:handle/followers",
          "/:handle/with_replies",
          "/:handle/media");

  private final Site site;
  private final Shell shell;
  private final Previews previews;

  public PageRoutes(Site site, Previews previews) {
    this.site = site;
    this.shell = new Shell(site);
    this.previews = previews;
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(site.assets().route());
    for (String path : PLAIN) {
      routes.add(Route.of(Method.GET, path, this::plain));
    }
    routes.add(Route.of(Method.GET, "/favicon.ico", _ -> icon()));
    routes.add(Route.of(Method.GET, "/:handle", this::profile));
    routes.add(Route.of(Method.GET, "/:handle/:post", this::post));
    return List.copyOf(routes);
  }

  private Response icon() {
    return Response.redirect(site.assets().url("img/mark.svg"))
        .with("Cache-Control", "public, max-age=3600");
  }

  private Response plain(Request request) {
    String template = request.route().template();
    if (template.startsWith("/:handle") && !request.segment("handle").startsWith("@")) {
      throw HttpProblem.notFound();
    }
    return show(request, 200, Optional.empty());
  }

  /// Any other single word is a page that does not exist, told in the shell.
  private Response profile(Request request) {
    Reader reader = Reader.of(request);
    Optional<Preview> preview = handle(request).flatMap(handle -> previews.profile(reader, handle));
    return show(request, preview.isPresent() ? 200 : 404, preview);
  }

  /// A post that only some may see is shown by the program, if at all: 200 without a preview.
  private Response post(Request request) {
    long id = request.segmentId("post");
    if (handle(request).isEmpty() || id == 0) {
      throw HttpProblem.notFound();
    }
    return show(request, 200, previews.post(Reader.of(request), new PostId(id)));
  }

  private static Optional<Handle> handle(Request request) {
    String segment = request.segment("handle");
    return segment.startsWith("@") ? Handle.parse(segment.substring(1)) : Optional.empty();
  }

  /// The token that the client sends back with each change; empty for a stranger.
  private static Optional<String> formToken(Request request) {
    return Callers.principal(request)
        .filter(principal -> principal.token().isSession())
        .map(Callers::forgeryToken);
  }

  private Response show(Request request, int status, Optional<Preview> preview) {
    Shell.View view = new Shell.View(Reader.of(request), formToken(request), preview);
    return shell.page(view).response(status);
  }
}
