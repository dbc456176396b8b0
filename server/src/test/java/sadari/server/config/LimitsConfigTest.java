package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsConfigTest {
  @Test
  void defaults() {
    assertEquals(
        new LimitsConfig(
            new MediaLimits(16_777_216, 36_000_000),
            new RateLimits(true, 300, 1_500, 300, 30, 5, 25),
            new PasswordCost(19_922_944, 2),
            10_000,
            new OverloadConfig(500, 500, Duration.ofSeconds(1))),
        Reading.defaults(LimitsConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new LimitsConfig(
            new MediaLimits(8_388_608, 2_000_000),
            new RateLimits(false, 1, 2, 3, 4, 6, 7),
            new PasswordCost(65_536, 1),
            500,
            new OverloadConfig(40, 50, Duration.ofMillis(250))),
        Reading.explicit(
            LimitsConfig::from,
            "media.max-bytes = 8 MiB",
            "media.max-pixels = 2000000",
            "rate-limits.on = off",
            "rate-limits.token = 1",
            "rate-limits.account = 2",
            "rate-limits.anonymous = 3",
            "rate-limits.media = 4",
            "rate-limits.sign-up = 6",
            "rate-limits.log-in = 7",
            "passwords.memory = 64KiB",
            "passwords.passes = 1",
            "timeline.celebrity-followers = 500",
            "overload.most = 40",
            "overload.queue = 50",
            "overload.patience = 250 ms"));
  }
}
