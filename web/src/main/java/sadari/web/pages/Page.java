package sadari.web.pages;

import sadari.web.http.Response;

/// A finished page: its HTML and the content security policy that belongs to it.
///
/// @param policy the value of `Content-Security-Policy`
public record Page(String html, String policy) {

  /// The answer; never kept by a shared cache, and asked for again each time.
  public Response response(int status) {
    return Response.html(status, html)
        .with("Content-Security-Policy", policy)
        .with("Cache-Control", "private, no-cache")
        .with("Vary", "Accept-Language, Cookie");
  }

  public Response response() {
    return response(200);
  }
}
