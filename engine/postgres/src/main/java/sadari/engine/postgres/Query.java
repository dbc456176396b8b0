package sadari.engine.postgres;

import java.util.List;
import sadari.core.page.PageRequest;

/// A statement with a name for metrics. The text is a constant: values go in as parameters.
record Query(String name, String text) {

  /// A query for pages: `text` selects the rows, `key` is the column that pages are cut by.
  static Paged paged(String name, String text, String key) {
    String range = text + " and " + key + " < ? and " + key + " > ? order by " + key;
    return new Paged(
        new Query(name, range + " desc limit ?"), new Query(name, range + " asc limit ?"));
  }

  /// The same rows from either end of the range.
  record Paged(Query fromNewest, Query fromOldest) {
    Query at(PageRequest.End end) {
      return switch (end) {
        case NEWEST -> fromNewest;
        case OLDEST -> fromOldest;
      };
    }

    /// Pages are shown newest first, whichever end they were taken from.
    static <T> List<T> newestFirst(List<T> rows, PageRequest.End end) {
      return switch (end) {
        case NEWEST -> rows;
        case OLDEST -> rows.reversed();
      };
    }
  }
}
