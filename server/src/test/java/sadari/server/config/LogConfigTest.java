package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogConfigTest {
  @Test
  void defaults() {
    assertEquals(
        new LogConfig(LogConfig.Format.HUMAN, LogConfig.Level.INFO),
        Reading.defaults(LogConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new LogConfig(LogConfig.Format.JSON, LogConfig.Level.WARN),
        Reading.explicit(LogConfig::from, "log.format = json", "log.level = WARN"));
  }
}
