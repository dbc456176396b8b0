package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InternalConfigTest {
  @Test
  void defaults() {
    assertEquals(new InternalConfig("127.0.0.1", 9300), Reading.defaults(InternalConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new InternalConfig("10.0.0.5", 0),
        Reading.explicit(InternalConfig::from, "internal.host = 10.0.0.5", "internal.port = 0"));
  }
}
