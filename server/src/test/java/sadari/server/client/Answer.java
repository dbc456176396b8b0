package sadari.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a server answered.
public final class Answer {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]+)\"");

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(HttpResponse<byte[]> response) {
    this(response.statusCode(), response.headers(), response.body());
  }

  Answer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /// The status.
  public int status() {
    return status;
  }

  /// The body.
  public byte[] bytes() {
    return body.clone();
  }

  /// The body as text.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The body as JSON.
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (java.io.IOException e) {
      throw new AssertionError("not JSON: " + text(), e);
    }
  }

  /// The body as JSON of a request that must have succeeded.
  public JsonNode ok() {
    if (status != 200) {
      throw new AssertionError("status " + status + ": " + text());
    }
    return json();
  }

  /// A header, or the empty text.
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /// The address that the `Link` header has for a relation.
  public Optional<String> link(String relation) {
    return LINK.matcher(header("Link"))
        .results()
        .filter(match -> match.group(2).equals(relation))
        .map((MatchResult match) -> match.group(1))
        .findFirst();
  }

  @Override
  public String toString() {
    return status
        + " "
        + new String(Arrays.copyOf(body, Math.min(500, body.length)), StandardCharsets.UTF_8);
  }
}
