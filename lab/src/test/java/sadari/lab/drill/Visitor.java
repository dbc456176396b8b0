package sadari.lab.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser that keeps cookies, who has signed up by the form.
final class Visitor implements AutoCloseable {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final URI entrance;

  Visitor(URI entrance) throws IOException, InterruptedException {
    this.entrance = entrance;
    String page = send(request("/auth/sign_up").GET()).body();
    Map<String, String> fields = new LinkedHashMap<>();
    HIDDEN.matcher(page).results().forEach(field -> fields.put(field.group(1), field.group(2)));
    fields.putAll(
        Map.of(
            "username", "visitor",
            "email", "visitor@example.org",
            "password", "climb-the-ladder",
            "agreement", "true"));
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    send(
        request("/auth/sign_up")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /// What the product answers to whoever has this browser: 200 where it still knows them, 401 where
  /// it does not.
  int welcome() throws IOException, InterruptedException {
    return send(request("/api/v1/accounts/verify_credentials").GET()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(entrance.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    browser.shutdownNow();
  }
}
