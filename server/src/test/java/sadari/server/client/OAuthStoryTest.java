package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.session.OAuth;

/// How an application that knows nothing but the server's address comes to act for somebody, and
/// how it does not.
class OAuthStoryTest {
  private static final String HERE = "https://app.example/cb?of=1&at=home";
  private static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";
  private static final String VERIFIER = "a-proof-key-of-forty-three-characters-at-least";

  private static RunningServer server;
  private static Browser browser;
  private static ThirdParty app;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    browser = new Browser(server.stranger());
    browser.signUp("/auth/sign_up", "person");
    app = ThirdParty.register(server.stranger(), HERE, "read write follow");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> proof() {
    return Map.of("code_challenge", OAuth.s256(VERIFIER), "code_challenge_method", "S256");
  }

  private static int use(String token) {
    return server.stranger().as(token).get("/api/v1/accounts/verify_credentials").status();
  }

  @Test
  void theWholeStoryFromDiscoveryToRevocation() {
    Client stranger = server.stranger();
    JsonNode known = stranger.get("/.well-known/oauth-authorization-server").ok();
    assertEquals("S256", known.at("/code_challenge_methods_supported/0").asText());
    assertTrue(known.get("app_registration_endpoint").asText().endsWith("/api/v1/apps"));
    Browser fresh = new Browser(server.stranger());

    Map<String, String> asked = new HashMap<>(proof());
    asked.put("state", "a state & more = ü\"<>");
    Answer away = fresh.client().get(app.asking(asked));
    assertTrue(away.header("Location").startsWith("/auth/log_in?return_to="));
    Answer back = fresh.signUp(away.header("Location").replace("log_in", "sign_up"), "newcomer");
    Answer page = fresh.client().get(back.header("Location"));
    Answer sent = fresh.submit(page, "/oauth/authorize", Map.of("decision", "allow"));

    assertTrue(sent.header("Location").startsWith(HERE + "&code="), sent.header("Location"));
    Map<String, String> told = ThirdParty.parameters(sent.header("Location"));
    assertEquals("a state & more = ü\"<>", told.get("state"));
    JsonNode granted =
        app.exchange(told.getOrDefault("code", ""), Map.of("code_verifier", VERIFIER)).ok();
    assertEquals("Bearer", granted.get("token_type").asText());
    actsAndIsRevoked(granted.get("access_token").asText());
  }

  private static void actsAndIsRevoked(String token) {
    Client client = server.stranger().as(token);
    byte[] file = Pictures.photo(300, 200, "jpg");
    JsonNode photo = client.upload("/api/v2/media", "p.jpg", "image/jpeg", file, Map.of()).ok();
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      List<String> media = i == 0 ? List.of(photo.get("id").asText()) : List.of();
      Map<String, ?> draft = Map.of("status", "number " + i, "media_ids", media);
      posted.addFirst(client.post("/api/v1/statuses", draft).ok().get("id").asText());
    }

    assertEquals(posted, walked(client));
    Map<String, String> form =
        Map.of("client_id", app.id(), "client_secret", app.secret(), "token", token);
    assertEquals("{}", server.stranger().form("/oauth/revoke", form).ok().toString());
    assertEquals(401, use(token));
    assertEquals("{}", server.stranger().form("/oauth/revoke", form).ok().toString());
  }

  private static List<String> walked(Client client) {
    List<String> ids = new ArrayList<>();
    String next = "/api/v1/timelines/home?limit=2";
    while (next != null) {
      Answer page = client.get(next);
      page.ok().forEach(post -> ids.add(post.get("id").asText()));
      next = page.link("next").orElse(null);
    }
    return ids;
  }

  @Test
  void tokensAreGivenForFormsAndJsonWithEitherKindOfSecret() {
    Client stranger = server.stranger();
    String pair = app.id() + ":" + app.secret();
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    Map<String, String> bare = Map.of("grant_type", "authorization_code", "redirect_uri", HERE);
    Map<String, String> whole = new HashMap<>(bare);
    whole.put("client_id", app.id());
    whole.put("client_secret", app.secret());

    List<Answer> answers =
        List.of(
            stranger.form("/oauth/token", withCode(whole)),
            stranger.post("/oauth/token", withCode(whole)),
            stranger.with("Authorization", basic).form("/oauth/token", withCode(bare)),
            stranger.with("Authorization", basic).post("/oauth/token", withCode(bare)));

    answers.forEach(answer -> assertEquals(200, use(answer.ok().get("access_token").asText())));
    answers.forEach(answer -> assertEquals("no-store", answer.header("Cache-Control")));
  }

  private static Map<String, String> withCode(Map<String, String> request) {
    Map<String, String> whole = new HashMap<>(request);
    whole.put("code", app.consent(browser, Map.of()));
    return whole;
  }

  @Test
  void outOfBandShowsTheCode() {
    ThirdParty typed = ThirdParty.register(server.stranger(), OUT_OF_BAND, "read");
    Answer page = browser.client().get(typed.asking(Map.of()));

    Answer shown = browser.submit(page, "/oauth/authorize", Map.of("decision", "allow"));

    String code = shown.text().replaceAll("(?s).*id=\"code\"[^>]* value=\"([^\"]+)\".*", "$1");
    assertEquals(200, shown.status());
    assertEquals(200, use(typed.exchange(code, Map.of()).ok().get("access_token").asText()));
  }

  @Test
  void aReplayedCodeRevokesWhatItGave() {
    String code = app.consent(browser, Map.of());
    String token = app.exchange(code, Map.of()).ok().get("access_token").asText();
    assertEquals(200, use(token));

    Answer again = app.exchange(code, Map.of());

    assertEquals(400, again.status());
    assertEquals("invalid_grant", again.json().get("error").asText());
    assertEquals(401, use(token));
  }

  @Test
  void aProofKeyMustBeTheRightOne() {
    Map<String, String> right = Map.of("code_verifier", VERIFIER);

    List<Answer> refused =
        List.of(
            app.exchange(app.consent(browser, proof()), Map.of()),
            app.exchange(app.consent(browser, proof()), Map.of("code_verifier", VERIFIER + "x")),
            app.exchange(
                app.consent(browser, proof()), Map.of("code_verifier", OAuth.s256(VERIFIER))),
            app.exchange(app.consent(browser, Map.of()), right));

    refused.forEach(answer -> assertEquals(400, answer.status(), answer::toString));
    refused.forEach(answer -> assertEquals("invalid_grant", answer.json().get("error").asText()));
    app.exchange(app.consent(browser, proof()), right).ok();
  }

  @Test
  void aCodeIsForItsApplicationAndItsAddressOnly() {
    ThirdParty other = ThirdParty.register(server.stranger(), HERE, "read write follow");
    String code = app.consent(browser, Map.of());

    assertEquals(400, other.exchange(code, Map.of()).status());
    assertEquals(400, app.exchange(code, Map.of("redirect_uri", OUT_OF_BAND)).status());
    assertEquals(400, app.exchange(code, Map.of("redirect_uri", "")).status());
    assertEquals(200, app.exchange(code, Map.of()).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "s256", ""})
  void otherMethodsOfProofAreToldToTheApplication(String method) {
    Map<String, String> asked = Map.of("code_challenge", VERIFIER, "code_challenge_method", method);

    Answer answer = browser.client().get(app.asking(asked));

    assertEquals(303, answer.status());
    assertTrue(answer.header("Location").startsWith(HERE + "&error=invalid_request"));
  }

  @Test
  void aRefusalIsToldToTheApplicationWithItsState() {
    Answer page = browser.client().get(app.asking(Map.of("state", "x\r\nSet-Cookie: a=b")));

    Answer sent = browser.submit(page, "/oauth/authorize", Map.of("decision", "deny"));

    assertEquals(
        HERE + "&error=access_denied&state=x%0D%0ASet-Cookie%3A+a%3Db", sent.header("Location"));
    assertEquals("", sent.header("Set-Cookie"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%5c%5cevil.example\\",
        "https:evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        " //evil.example",
        "/\t/evil.example",
        "/x\r\nSet-Cookie: a=b",
        "/x\nLocation: https://evil.example",
        "evil",
        ""
      })
  void aLogInLeadsNowhereElse(String returnTo) {
    Browser other = new Browser(server.stranger());
    Answer page = other.client().get("/auth/log_in");
    Map<String, String> filled =
        Map.of("login", "person", "password", Browser.PASSWORD, "return_to", returnTo);

    Answer answer = other.submit(page, "/auth/log_in", filled);

    assertEquals(303, answer.status());
    assertEquals("/", answer.header("Location"));
    assertFalse(answer.header("Set-Cookie").contains("a=b"));
  }

  @Test
  void aCookieActsWithItsProofAndNotWithAnothers() {
    Browser other = new Browser(server.stranger());
    other.signUp("/auth/sign_up", "other");
    Map<String, ?> draft = Map.of("status", "by a browser");

    int foreign =
        other
            .client()
            .with("X-CSRF-Token", proofOf(browser))
            .post("/api/v1/statuses", draft)
            .status();
    int own =
        other
            .client()
            .with("X-CSRF-Token", proofOf(other))
            .post("/api/v1/statuses", draft)
            .status();

    assertEquals(403, foreign);
    assertEquals(200, own);
  }

  private static String proofOf(Browser someone) {
    Answer page = someone.client().get(app.asking(Map.of()));
    return Browser.hidden(page, "/oauth/authorize").getOrDefault("csrf", "");
  }
}
