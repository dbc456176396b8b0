package sadari.scale.cache;

import sadari.core.page.PageRequest;

/// First pages: what people look at when they come.
final class FirstPages {
  private FirstPages() {}

  /// Whether the page is the beginning of the first `size`.
  static boolean has(PageRequest page, int size) {
    return page.end() == PageRequest.End.NEWEST
        && page.before() == Long.MAX_VALUE
        && page.after() == 0
        && page.limit() <= size;
  }
}
