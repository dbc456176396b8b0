package sadari.core.page;

/// Which page of things sorted by id is wanted.
///
/// @param limit how many at most, from 1
/// @param before only ids smaller than this; `Long.MAX_VALUE` for no bound
/// @param after only ids larger than this; 0 for no bound
/// @param end which end of the range the page is taken from
public record PageRequest(int limit, long before, long after, End end) {
  /// Which end of the range a page is taken from. The page itself is newest first either way.
  public enum End {
    /// The newest ids of the range: the first page, `max_id`, `since_id`.
    NEWEST,
    /// The oldest ids of the range: `min_id`, "just newer than".
    OLDEST
  }

  public PageRequest {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more: " + limit);
    }
  }

  /// The newest `limit` things.
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Long.MAX_VALUE, 0, End.NEWEST);
  }

  /// The same range with another limit.
  public PageRequest withLimit(int newLimit) {
    return new PageRequest(newLimit, before, after, end);
  }

  /// The same request with another upper bound, exclusive.
  public PageRequest withBefore(long newBefore) {
    return new PageRequest(limit, newBefore, after, end);
  }

  /// The same request with another lower bound, exclusive.
  public PageRequest withAfter(long newAfter) {
    return new PageRequest(limit, before, newAfter, end);
  }
}
