package sadari.web.pages;

import sadari.web.http.Request;

/// How a page speaks and looks for the person who asked for it.
public record Reader(Language language, Theme theme) {

  /// From the cookies `lang` and `theme`, which the page sets, and from `Accept-Language`.
  public static Reader of(Request request) {
    Language language = Language.of(request.cookie("lang"), request.header("Accept-Language"));
    return new Reader(language, Theme.of(request.cookie("theme")));
  }

  Words words() {
    return Words.in(language);
  }
}
