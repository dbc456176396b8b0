package sadari.web.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import sadari.core.page.PageRequest;

/// Pages of the client API: reads `limit`, `max_id`, `since_id`, `min_id` and writes the `Link`
/// header (RFC 8288) that leads to the pages beside.
public final class Paging {
  private static final Set<String> REPLACED =
      Set.of("max_id", "since_id", "min_id", "access_token");

  private final String baseUrl;

  /// @param baseUrl the public address of the server, e.g. `https://example.org`
  public Paging(String baseUrl) {
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }

  /// Which page is asked for. A limit above the largest means the largest.
  public static PageRequest parse(Request request, int usual, int largest) {
    Params query = request.query();
    Long limit = query.number("limit");
    if (limit != null && limit < 1) {
      throw HttpProblem.invalid("Validation failed: limit must be 1 or more");
    }
    long before = bound(query.text("max_id"), "max_id", Long.MAX_VALUE);
    long since = bound(query.text("since_id"), "since_id", 0);
    long min = bound(query.text("min_id"), "min_id", -1);
    return new PageRequest(
        limit == null ? usual : (int) Math.min(limit, largest),
        before,
        Math.max(min, since),
        min >= 0 ? PageRequest.End.OLDEST : PageRequest.End.NEWEST);
  }

  /// An id of more than 63 bits is beyond all of ours.
  private static long bound(@Nullable String id, String name, long otherwise) {
    if (id == null || id.isEmpty()) {
      return otherwise;
    }
    boolean padded = id.length() > 1 && id.startsWith("0");
    if (padded || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw HttpProblem.invalid("Validation failed: " + name + " must be an id");
    }
    long value = Params.parseId(id);
    return value < 0 ? Long.MAX_VALUE : value;
  }

  /// The response with links to older and newer things; filters and limit of the request are kept.
  ///
  /// Not for an empty page, which has no header.
  ///
  /// @param newest the key of the first row on this page
  /// @param oldest the key of the last
  public Response linked(Response response, Request request, long newest, long oldest) {
    StringBuilder kept = new StringBuilder();
    Percent.pairs(
        request.rawQuery(),
        (name, value) -> {
          if (!REPLACED.contains(name)) {
            kept.append(name(name)).append('=').append(Percent.encode(value)).append('&');
          }
        });
    String start = "<" + baseUrl + safe(request.path()) + "?" + kept;
    String next = start + "max_id=" + oldest + ">; rel=\"next\"";
    String prev = start + "min_id=" + newest + ">; rel=\"prev\"";
    return response.with("Link", next + ", " + prev);
  }

  /// Brackets stay readable: `any[]=a`.
  private static String name(String name) {
    return Percent.encode(name).replace("%5B", "[").replace("%5D", "]");
  }

  private static String safe(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean fine = Ascii.alphanumeric(c) || "/%-._~!$&'()*+,;=:@".indexOf(c) >= 0;
      out.append(fine ? String.valueOf(c) : Percent.encode(String.valueOf(c)));
    }
    return out.toString();
  }
}
