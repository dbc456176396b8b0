package sadari.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import sadari.core.page.PageRequest;

/// Checks that pages fit together: every way of walking meets every row once, in order.
public final class Pages {
  private Pages() {}

  /// Walks rows down from the newest and up from the oldest by pages of several sizes, asks for
  /// what is newer than each row, and expects `rows` each time.
  ///
  /// @param rows all there are, newest first; at least three, so that pages have something to cut
  public static <T> void check(
      List<T> rows, ToLongFunction<T> key, Function<PageRequest, List<T>> pages) {
    assertTrue(rows.size() >= 3, "too few rows to check pages: " + rows.size());
    for (int limit : new int[] {1, 2, rows.size() - 1, rows.size(), rows.size() + 5}) {
      assertEquals(rows, walkDown(limit, key, pages), "down by " + limit);
      assertEquals(rows, walkUp(limit, key, pages), "up by " + limit);
    }
    for (int i = 0; i < rows.size(); i++) {
      PageRequest all = PageRequest.first(rows.size());
      long cut = key.applyAsLong(rows.get(i));
      assertEquals(rows.subList(0, i), pages.apply(all.withAfter(cut)), "newer than row " + i);
      assertEquals(
          rows.subList(i + 1, rows.size()), pages.apply(all.withBefore(cut)), "older than " + i);
    }
    long newest = key.applyAsLong(rows.getFirst());
    long oldest = key.applyAsLong(rows.getLast());
    PageRequest between = PageRequest.first(rows.size()).withBefore(newest).withAfter(oldest);
    assertEquals(rows.subList(1, rows.size() - 1), pages.apply(between), "between both ends");
    PageRequest last = new PageRequest(1, newest, oldest, PageRequest.End.OLDEST);
    assertEquals(List.of(rows.get(rows.size() - 2)), pages.apply(last), "oldest between both ends");
    assertEquals(
        rows.subList(0, 2), pages.apply(PageRequest.first(2).withAfter(oldest - 1)), "newest end");
  }

  private static <T> List<T> walkDown(
      int limit, ToLongFunction<T> key, Function<PageRequest, List<T>> pages) {
    List<T> seen = new ArrayList<>();
    PageRequest request = PageRequest.first(limit);
    for (List<T> page = pages.apply(request); !page.isEmpty(); page = pages.apply(request)) {
      assertTrue(page.size() <= limit, "longer than its limit");
      seen.addAll(page);
      request = request.withBefore(key.applyAsLong(page.getLast()));
    }
    return seen;
  }

  private static <T> List<T> walkUp(
      int limit, ToLongFunction<T> key, Function<PageRequest, List<T>> pages) {
    List<T> seen = new ArrayList<>();
    PageRequest request = new PageRequest(limit, Long.MAX_VALUE, 0, PageRequest.End.OLDEST);
    for (List<T> page = pages.apply(request); !page.isEmpty(); page = pages.apply(request)) {
      assertTrue(page.size() <= limit, "longer than its limit");
      seen.addAll(0, page);
      request = request.withAfter(key.applyAsLong(page.getFirst()));
    }
    return seen;
  }
}
