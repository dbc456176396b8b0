package sadari.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An error the client is told about: a 4xx or 5xx with a reason, answered as `{"error": "…"}`.
///
/// It carries no stack: it is an answer and not an accident.
public final class HttpProblem extends RuntimeException {
  private final int status;
  private final String reason;
  private final List<Header> headers;
  private final @Nullable Consumer<Json> details;

  private HttpProblem(
      int status, String reason, List<Header> headers, @Nullable Consumer<Json> details) {
    super(reason, null, false, false);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.details = details;
  }

  public static HttpProblem of(int status, String reason) {
    return new HttpProblem(status, reason, List.of(), null);
  }

  public static HttpProblem badRequest(String reason) {
    return of(400, reason);
  }

  public static HttpProblem unauthorized(String reason) {
    return of(401, reason);
  }

  public static HttpProblem forbidden(String reason) {
    return of(403, reason);
  }

  public static HttpProblem notFound() {
    return of(404, "Record not found");
  }

  public static HttpProblem invalid(String reason) {
    return of(422, reason);
  }

  public static HttpProblem tooLarge(long limit) {
    return of(413, "The body is larger than " + limit + " bytes");
  }

  /// The same with one more header.
  public HttpProblem with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpProblem(status, reason, List.copyOf(more), details);
  }

  /// The same with further fields beside `error`, e.g. `details` or `error_description`.
  public HttpProblem with(Consumer<Json> fields) {
    return new HttpProblem(status, reason, headers, fields);
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  Response response() {
    byte[] body =
        Json.object(
            json -> {
              json.field("error", reason);
              if (details != null) {
                details.accept(json);
              }
            });
    Response response = Response.json(status, body);
    for (Header header : headers) {
      response = response.with(header.name(), header.value());
    }
    return response;
  }

  private record Header(String name, String value) {}
}
