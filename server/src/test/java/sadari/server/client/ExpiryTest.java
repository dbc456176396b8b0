package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.session.OAuth;

/// What time does to codes and sessions.
class ExpiryTest {
  private static final String HERE = "https://app.example/";

  @TempDir private Path data;

  @Test
  void codesAndSessionsEndInTimeAndTokensDoNot() {
    MovableClock clock = new MovableClock();
    try (RunningServer server = RunningServer.start(data, Map.of(), clock)) {
      Browser browser = new Browser(server.stranger());
      browser.signUp("/auth/sign_up", "person");
      ThirdParty app = ThirdParty.register(server.stranger(), HERE, "read write");
      Client token = server.stranger().as(app.token(browser));
      String code = app.consent(browser, Map.of());

      clock.advance(OAuth.CODE_LIFE);
      assertEquals("invalid_grant", app.exchange(code, Map.of()).json().get("error").asText());
      assertEquals(200, browser.client().get("/api/v1/timelines/home").status());

      clock.advance(OAuth.SESSION_LIFE);
      assertEquals(401, browser.client().get("/api/v1/timelines/home").status());
      assertEquals(200, token.get("/api/v1/timelines/home").status());
    }
  }

  /// The time that is, and what a test adds to it.
  private static final class MovableClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(ahead);
    }

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }
  }
}
