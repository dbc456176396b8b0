package sadari.server.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.Answer;
import sadari.server.client.Await;
import sadari.server.client.Browser;
import sadari.server.client.Client;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;
import sadari.server.client.RunningServer;
import sadari.server.client.ThirdParty;

/// Nobody takes more than their share; a proxy that is trusted says who asks.
class RateLimitTest {
  private static final String FROM = "X-Forwarded-For";
  private static final String PUBLIC = "/api/v1/timelines/public";

  private static final long WINDOW = 300;

  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path data) {
    Map<String, String> settings =
        Map.of(
            "SADARI_RATE_LIMITS_ON", "true",
            "SADARI_RATE_LIMITS_TOKEN", "10",
            "SADARI_RATE_LIMITS_ACCOUNT", "15",
            "SADARI_RATE_LIMITS_ANONYMOUS", "12",
            "SADARI_RATE_LIMITS_MEDIA", "2",
            "SADARI_RATE_LIMITS_SIGN_UP", "2",
            "SADARI_RATE_LIMITS_LOG_IN", "3",
            "SADARI_HTTP_TRUSTED_PROXIES", "127.0.0.1, ::1");
    server = RunningServer.start(data, settings);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// A test that runs into the next window finds that it may ask again.
  @BeforeEach
  void theWindowLastsLongEnough() {
    Await.until(
        "a window has time left", () -> Instant.now().getEpochSecond() % WINDOW < WINDOW - 15);
  }

  private static Client from(String address) {
    return server.stranger().with(FROM, address);
  }

  private static Person arrive(String address) {
    return new People(from(address)).arrive("limited");
  }

  private static void assertTooMany(Answer answer, int limit) {
    assertEquals(429, answer.status(), answer::toString);
    assertEquals("Too many requests", answer.json().get("error").asText());
    assertEquals("application/json", answer.header("Content-Type"));
    assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
    assertEquals(Integer.toString(limit), answer.header("X-RateLimit-Limit"));
    assertEquals("0", answer.header("X-RateLimit-Remaining"));
    assertFalse(Instant.parse(answer.header("X-RateLimit-Reset")).equals(Instant.EPOCH));
  }

  @Test
  void strangersShareWhatTheirAddressHas() {
    for (int left = 11; left >= 0; left--) {
      Answer answer = from("198.51.100.1").get(PUBLIC);
      assertEquals(200, answer.status());
      assertEquals(Integer.toString(left), answer.header("X-RateLimit-Remaining"));
    }

    assertTooMany(from("198.51.100.1").get(PUBLIC), 12);
    assertTooMany(from("198.51.100.1").as("wrong").get(PUBLIC), 12);
    assertTooMany(from("198.51.100.1").get("/auth/log_in"), 12);
    assertEquals(200, from("198.51.100.2").get(PUBLIC).status());
  }

  @Test
  void aHouseholdOfIpv6IsOne() {
    for (int i = 0; i < 12; i++) {
      assertEquals(200, from("2001:db8:0:1:" + i + "::1").get(PUBLIC).status());
    }

    assertTooMany(from("2001:db8:0:1:ffff::9").get(PUBLIC), 12);
    assertEquals(200, from("2001:db8:0:2::1").get(PUBLIC).status());
  }

  @Test
  void anAddressThatOneGivesOneselfBeforeTheProxysIsNotBelieved() {
    for (int i = 0; i < 12; i++) {
      assertEquals(200, from("10.9.8." + i + ", 198.51.100.3").get(PUBLIC).status());
    }

    assertTooMany(from("10.9.8.77, 198.51.100.3").get(PUBLIC), 12);
  }

  @Test
  void aTokenHasItsShareAndAllTokensOfAnAccountTheirs() {
    Browser browser = new Browser(from("198.51.100.4"));
    browser.signUp("/auth/sign_up", "two_tokens");
    ThirdParty app = ThirdParty.register(from("198.51.100.5"), "https://app.example/", "read");
    Client first = from("198.51.100.6").as(app.token(browser));
    Answer last = first.get(PUBLIC);
    while (!last.header("X-RateLimit-Remaining").equals("0")) {
      last = first.get(PUBLIC);
    }

    assertEquals(200, last.status());
    assertEquals(429, first.get(PUBLIC).status());
    Answer other = browser.client().get("/");
    while (other.status() == 200) {
      other = browser.client().get("/");
    }
    assertTooMany(other, 15);
  }

  @Test
  void accountsAreNotMadeInNumbers() {
    arrive("198.51.100.7");
    arrive("198.51.100.7");

    Map<String, ?> wish = Map.of("username", "third", "email", "third@example.org");
    People people = new People(from("198.51.100.8"));
    Client app = server.stranger().with(FROM, "198.51.100.7").as(people.appToken());
    assertTooMany(app.post("/api/v1/accounts", wish), 2);
    assertTooMany(from("198.51.100.7").form("/auth/sign_up", Map.of("username", "third")), 2);
  }

  @Test
  void passwordsAreNotTriedInNumbers() {
    Map<String, String> guess = Map.of("login", "somebody", "password", "a guess");
    for (int i = 0; i < 3; i++) {
      assertEquals(422, from("198.51.100.11").form("/auth/log_in", guess).status());
    }

    assertTooMany(from("198.51.100.11").form("/auth/log_in", guess), 3);
    assertEquals(200, from("198.51.100.11").get("/auth/log_in").status());
    assertEquals(422, from("198.51.100.12").form("/auth/log_in", guess).status());
  }

  @Test
  void photosHaveAShareOfTheirOwn() {
    Client person = arrive("198.51.100.9").client();
    byte[] file = Pictures.photo(20, 20, "png");
    String url = "";
    for (int i = 0; i < 2; i++) {
      Answer photo = person.upload("/api/v2/media", "p.png", "image/png", file, Map.of());
      url = photo.ok().get("url").asText();
    }

    assertTooMany(person.upload("/api/v1/media", "p.png", "image/png", file, Map.of()), 2);
    assertEquals(200, person.get(PUBLIC).status());
    for (int i = 0; i < 30; i++) {
      assertEquals(200, from("198.51.100.10").get(url).status());
    }
  }
}
