package sadari.web.pages;

import sadari.web.http.Request;

/// How a page speaks and looks for the person who asked for it.
///
/// @param near whether its scripts and styles may come from an edge
public record Reader(Language language, Theme theme, boolean near) {

  /// From the cookies `lang` and `theme`, which the page sets, from `Accept-Language`, and from
  /// what [LostEdge] noted.
  public static Reader of(Request request) {
    Language language = Language.of(request.cookie("lang"), request.header("Accept-Language"));
    return new Reader(language, Theme.of(request.cookie("theme")), LostEdge.allowsEdges(request));
  }

  Words words() {
    return Words.in(language);
  }
}
