package sadari.lab.history;

import java.util.List;

/// Posts of a list from the newest down to a floor.
///
/// @param floor no post with an id from here on is left out by the page's size; 0 for the end
public record Page(List<Entry> entries, long floor) {
  public Page {
    entries = List.copyOf(entries);
  }

  /// A row.
  public record Entry(String post, long id) {}
}
