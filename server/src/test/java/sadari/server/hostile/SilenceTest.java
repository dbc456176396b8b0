package sadari.server.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.server.client.Browser;
import sadari.server.client.ChildServer;
import sadari.server.client.Client;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.ThirdParty;

/// What the log does not tell: who did it, from where, with what words and which secrets.
class SilenceTest {
  private static final String ADDRESS = "203.0.113.77";
  private static final String WORDS = "nobody-else-s-business";

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"info", "debug"})
  void theLogHasNeitherSecretsNorPersonalData(String level) {
    Map<String, String> settings =
        Map.of(
            "log.format", "json",
            "log.level", level,
            "http.trusted-proxies", "127.0.0.1, ::1",
            "database.settings", "fsync=off");
    List<String> secrets = new ArrayList<>(List.of(ADDRESS, WORDS, Browser.PASSWORD));
    ChildServer server = ChildServer.start(data, List.of(), settings);
    try (server) {
      Client stranger = server.stranger().with("X-Forwarded-For", ADDRESS);
      secrets.addAll(byApplication(stranger));
      secrets.addAll(byBrowser(stranger));
      server.killDatabase();
      stranger.get("/api/v1/timelines/public?q=" + WORDS);
    }

    String said = server.said();
    assertTrue(said.contains("POST /api/v1/statuses"), said);
    for (String secret : secrets) {
      assertFalse(said.contains(secret), secret + " is in the log");
    }
    assertFalse(said.contains("@example.org"), "an e-mail address is in the log");
    said.lines().filter(line -> !line.isBlank()).forEach(SilenceTest::assertJson);
  }

  private static List<String> byApplication(Client stranger) {
    Person person = new People(stranger).arrive("quiet");
    Client client = person.client();
    client.post("/api/v1/statuses", Map.of("status", WORDS)).ok();
    client.post("/api/v1/statuses", Map.of("status", WORDS.repeat(30)));
    client.with("Idempotency-Key", WORDS).post("/api/v1/statuses", Map.of("status", "x")).ok();
    client.json("PATCH", "/api/v1/accounts/update_credentials", Map.of("note", WORDS)).ok();
    client.get("/api/v1/timelines/tag/" + WORDS);
    client.get("/api/v1/accounts/lookup?acct=" + WORDS);
    client.get("/" + WORDS + "/" + WORDS + "?" + WORDS + "=%ff");
    client.send(
        "POST",
        "/api/v1/statuses",
        "application/json",
        (WORDS + "{").getBytes(StandardCharsets.UTF_8));
    stranger.as(WORDS).get("/api/v1/timelines/home");
    stranger.with("User-Agent", WORDS).with("X-Request-Id", WORDS + "@").get("/");
    return List.of(person.token(), person.handle());
  }

  private static List<String> byBrowser(Client stranger) {
    Browser browser = new Browser(stranger);
    browser.signUp("/auth/sign_up?return_to=/" + WORDS, "discreet");
    String cookie = browser.logIn("/auth/log_in", "discreet").header("Set-Cookie");
    Map<String, String> wrong = Map.of("login", "discreet", "password", WORDS);
    browser.submit(browser.client().get("/auth/log_in"), "/auth/log_in", wrong);
    Client program = stranger.fresh().with("X-Forwarded-For", ADDRESS);
    ThirdParty app = ThirdParty.register(program, "https://app.example/" + WORDS, "read");
    String code = app.consent(browser, Map.of("state", WORDS));
    String token = app.exchange(code, Map.of()).ok().get("access_token").asText();
    app.exchange(code, Map.of());
    String session = cookie.replaceAll("^[^=]*=([^;]*);.*", "$1");
    return List.of(session, app.secret(), code, token, "discreet");
  }

  private static void assertJson(String line) {
    try {
      assertTrue(new JsonMapper().readTree(line).has("message"), line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }
}
