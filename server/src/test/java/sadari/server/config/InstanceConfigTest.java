package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sadari.server.config.InstanceConfig.Registrations;

class InstanceConfigTest {
  @Test
  void defaults() {
    assertEquals(
        new InstanceConfig(
            "Sadari", "A place for short posts and photos.", "", Registrations.OPEN, false),
        Reading.defaults(InstanceConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new InstanceConfig("Ours", "For us = all.", "us@ours.example", Registrations.CLOSED, true),
        Reading.explicit(
            InstanceConfig::from,
            "instance.title = \"Ours\"",
            "instance.description = For us = all.",
            "instance.contact = us@ours.example",
            "instance.registrations = closed",
            "instance.demo = true"));
  }
}
