package sadari.web.http;

import java.util.List;

/// A route and the values its path parameters have in one request.
record Match(Route route, List<String> names, List<String> values) {
  String value(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException(route.template() + " has no parameter " + name);
    }
    return values.get(at);
  }

  Match with(Handler other) {
    return new Match(route.with(other), names, values);
  }
}
