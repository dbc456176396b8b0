package sadari.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private final Served served =
      new Served(
          Router.builder()
              .around(Filters.secured())
              .get("/oauth/authorize", _ -> Response.html("<p>"))
              .post("/oauth/token", _ -> Response.json("{}".getBytes(Served.LATIN))));

  @AfterEach
  void stop() {
    served.close();
  }

  private HttpResponse<String> options(String path) {
    return served.send(
        served
            .at(path)
            .header("Origin", "https://app.example")
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/x", "/oauth/token", "/oauth/revoke", "/.well-known/x", "/nodeinfo/2.0"})
  void pagesOfAnyOriginMayCallTheApiWithoutCookies(String path) {
    HttpResponse<String> response = options(path);

    assertEquals(204, response.statusCode());
    assertEquals(List.of("*"), response.headers().allValues("access-control-allow-origin"));
    assertTrue(
        response
            .headers()
            .firstValue("access-control-allow-headers")
            .orElse("")
            .contains("Idempotency-Key"));
    assertFalse(response.headers().firstValue("access-control-allow-credentials").isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth/authorize", "/apiary"})
  void nothingElseIsOpen(String path) {
    assertTrue(options(path).headers().firstValue("access-control-allow-origin").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth/authorize", "/oauth/authorize/"})
  void nothingPartsAPopUpFromItsOpener(String path) {
    HttpResponse<String> response = served.get(path);

    assertEquals(200, response.statusCode());
    assertTrue(response.headers().firstValue("cross-origin-opener-policy").isEmpty());
    assertTrue(response.headers().firstValue("x-content-type-options").isPresent());
  }

  @Test
  void aCookieIsKeptFromScripts() {
    Cookie cookie = Cookie.session("s", "v", java.time.Duration.ofDays(1), true);

    assertEquals("s=v; Path=/; Max-Age=86400; Secure; HttpOnly; SameSite=Lax", cookie.header());
  }
}
