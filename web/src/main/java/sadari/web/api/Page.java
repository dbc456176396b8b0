package sadari.web.api;

import java.util.List;
import java.util.function.ToLongFunction;
import sadari.core.page.PageRequest;
import sadari.web.http.Paging;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.view.Views;

/// A page that a client asks for, and its answer with the `Link` header.
///
/// @param wanted which rows
record Page(Paging paging, Request request, PageRequest wanted) {
  /// Of posts: 20, at most 40.
  static Page ofPosts(Views views, Request request) {
    return new Page(views.paging(), request, Paging.parse(request, 20, 40));
  }

  /// Of accounts and notifications: 40, at most 80.
  static Page ofAccounts(Views views, Request request) {
    return new Page(views.paging(), request, Paging.parse(request, 40, 80));
  }

  /// The answer; rows newest first, cut by `key`.
  <T> Response answer(byte[] json, List<T> rows, ToLongFunction<T> key) {
    Response response = Response.json(json);
    return rows.isEmpty()
        ? response
        : paging.linked(
            response, request, key.applyAsLong(rows.getFirst()), key.applyAsLong(rows.getLast()));
  }
}
