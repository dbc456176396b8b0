package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SessionConfigTest {
  @Test
  void defaults() {
    assertEquals(
        new SessionConfig(SessionConfig.Vectors.AUTO, true), Reading.defaults(SessionConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new SessionConfig(SessionConfig.Vectors.DATABASE, false),
        Reading.explicit(
            SessionConfig::from, "session.vectors = database", "session.guarantees = off"));
  }
}
