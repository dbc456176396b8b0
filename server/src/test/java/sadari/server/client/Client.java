package sadari.server.client;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// An HTTP client as applications have one: JSON, forms, files, a bearer token, a cookie jar.
public final class Client {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "----a-boundary-of-the-tests";

  private final HttpClient http;
  private final URI base;
  private final Map<String, String> headers;

  Client(URI base) {
    this(
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build(),
        base,
        Map.of());
  }

  private Client(HttpClient http, URI base, Map<String, String> headers) {
    this.http = http;
    this.base = base;
    this.headers = headers;
  }

  /// A client of the server at an address, with a cookie jar of its own.
  public static Client of(URI address) {
    return new Client(address);
  }

  /// One for the same server, with an empty cookie jar and no token.
  public Client fresh() {
    return new Client(base);
  }

  /// The same with one more header.
  public Client with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Client(http, base, more);
  }

  /// The same as the holder of a token.
  public Client as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /// Sends nothing but a method and an address.
  public Answer bare(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  /// Posts JSON.
  public Answer post(String path, Map<String, ?> body) {
    return json("POST", path, body);
  }

  /// Posts nothing.
  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  /// Sends JSON.
  public Answer json(String method, String path, Map<String, ?> body) {
    try {
      return send(method, path, "application/json", JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Posts a form.
  public Answer form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        "POST", path, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
  }

  /// Posts a file with fields.
  public Answer upload(
      String path, String fileName, String type, byte[] file, Map<String, String> fields) {
    return file("POST", path, "file", fileName, type, file, fields);
  }

  /// Another picture of oneself.
  ///
  /// @param which `avatar` or `header`
  public Answer portrait(String which, byte[] jpeg) {
    String path = "/api/v1/accounts/update_credentials";
    return file("PATCH", path, which, "p.jpg", "image/jpeg", jpeg, Map.of());
  }

  private Answer file(
      String method,
      String path,
      String field,
      String fileName,
      String type,
      byte[] file,
      Map<String, String> fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> {
          part(body, "form-data; name=\"" + name + "\"", "");
          body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
    part(
        body,
        "form-data; name=\"" + field + "\"; filename=\"" + fileName + "\"",
        "Content-Type: " + type + "\r\n");
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(method, path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
  }

  private static void part(ByteArrayOutputStream body, String disposition, String more) {
    body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n" + more + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  /// Sends any bytes.
  public Answer send(String method, String path, String type, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : base.resolve(path))
            .timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
