package sadari.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.web.http.RateLimiter.Limit;

class RateLimitingTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-20T12:01:00Z"));
  private static final RateLimits FEW =
      new RateLimits(
          new Limit("token", 2, WINDOW),
          new Limit("account", 3, WINDOW),
          new Limit("address", 2, WINDOW),
          new Limit("media", 1, WINDOW),
          new Limit("sign-up", 1, WINDOW),
          new Limit("log-in", 1, WINDOW));

  private static Caller caller(Request request) {
    String token = request.header("Authorization");
    return token == null ? new Caller.Anonymous() : new Caller.Known(token, "7");
  }

  private static Served served() {
    RateLimiter limiter = new WindowRateLimiter(NOON, 1_000);
    Router.Builder routes =
        Router.builder()
            .around(new RateLimiting(limiter, FEW, RateLimitingTest::caller, NOON))
            .get("/api/a", _ -> Response.text("a"))
            .get("/media", _ -> Response.text("m"))
            .with(options -> options.withRate(RateClass.MEDIA))
            .get("/health", _ -> Response.text("ok"))
            .with(options -> options.withRate(RateClass.NONE));
    return new Served(routes, config -> config.withTrustedProxies(List.of("127.0.0.0/8")));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void whatIsLeftIsToldAndThenRefusedUntilTheReset() {
    try (Served served = served()) {
      HttpResponse<String> first = served.get("/api/a");
      served.get("/api/a");
      HttpResponse<String> third = served.get("/api/a");

      assertEquals("2", header(first, "x-ratelimit-limit"));
      assertEquals("1", header(first, "x-ratelimit-remaining"));
      assertEquals("2026-11-20T12:05:00.000Z", header(first, "x-ratelimit-reset"));
      assertEquals(429, third.statusCode());
      assertEquals("{\"error\":\"Too many requests\"}", third.body());
      assertEquals("240", header(third, "retry-after"));
      assertEquals("*", header(third, "access-control-allow-origin"));
    }
  }

  @Test
  void anAccountIsLimitedOverAllItsTokens() {
    try (Served served = served()) {
      served.get("/api/a", "Authorization", "t1");
      served.get("/api/a", "Authorization", "t1");
      assertEquals(429, served.get("/api/a", "Authorization", "t1").statusCode());
      assertEquals(429, served.get("/api/a", "Authorization", "t2").statusCode());
    }
  }

  @Test
  void uploadsHaveALimitOfTheirOwn() {
    try (Served served = served()) {
      assertEquals(200, served.get("/media", "Authorization", "t1").statusCode());
      assertEquals(429, served.get("/media", "Authorization", "t1").statusCode());
    }
  }

  @Test
  void aWholeIpv6NetworkCountsAsOneAddressAndOthersDoNot() {
    try (Served served = served()) {
      served.get("/api/a", "X-Forwarded-For", "2001:db8:1:2::1");
      served.get("/api/a", "X-Forwarded-For", "2001:db8:1:2::2");

      assertEquals(429, served.get("/api/a", "X-Forwarded-For", "2001:db8:1:2::3").statusCode());
      assertEquals(200, served.get("/api/a", "X-Forwarded-For", "2001:db8:1:3::1").statusCode());
    }
  }

  @Test
  void routesWithoutLimitsAreNeverRefused() {
    try (Served served = served()) {
      for (int i = 0; i < 5; i++) {
        assertEquals(200, served.get("/health").statusCode());
      }
    }
  }

  @Test
  void aNewWindowBeginsAtZero() {
    Instant[] now = {Instant.parse("2026-11-20T12:04:59Z")};
    RateLimiter limiter = new WindowRateLimiter(() -> now[0], 10);
    Limit limit = new Limit("one", 1, WINDOW);
    assertTrue(limiter.take(limit, "k").allowed());
    assertFalse(limiter.take(limit, "k").allowed());

    now[0] = now[0].plusSeconds(1);

    assertTrue(limiter.take(limit, "k").allowed());
  }
}
