package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesConfigTest {
  private static final String SECRET = "edge.secret = sixteen-characters-at-least";

  @Test
  void defaults() {
    assertEquals(
        new EdgesConfig(List.of(), List.of(), new Secret(""), "127.0.0.1", 0),
        Reading.defaults(EdgesConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new EdgesConfig(
            List.of(URI.create("https://e1.example"), URI.create("https://e2.example")),
            List.of(URI.create("http://10.0.0.1:6081"), URI.create("http://10.0.0.2:6081")),
            new Secret("sixteen-characters-at-least"),
            "10.0.0.9",
            3001),
        Reading.explicit(
            EdgesConfig::from,
            "edge.urls = https://e1.example, https://e2.example/",
            "edge.purge = http://10.0.0.1:6081, http://10.0.0.2:6081",
            SECRET,
            "edge.origin-host = 10.0.0.9",
            "edge.origin-port = 3001"));
  }

  @Test
  void edgesWithoutASecretOrWithTooFewPlacesToPurgeAreRefused() {
    assertEquals(1, Reading.problems("edge.urls = https://e1.example").size());
    assertEquals(1, Reading.problems("edge.origin-port = 3001").size());
    assertEquals(
        1,
        Reading.problems(
                SECRET,
                "edge.urls = https://e1.example, https://e2.example",
                "edge.purge = http://10.0.0.1:6081")
            .size());
  }
}
