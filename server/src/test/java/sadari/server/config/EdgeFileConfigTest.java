package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.core.network.Address;
import sadari.engine.varnish.EdgeDescription;
import sadari.engine.varnish.EdgeDescription.Director;
import sadari.engine.varnish.Origin;
import sadari.engine.varnish.Policy;

class EdgeFileConfigTest {
  private static final String SECRET = "sixteen-characters-at-least";
  private static final Origin WEB1 = new Origin("web1", Address.of("10.0.0.1:3001"));
  private static final Origin WEB2 = new Origin("web2", Address.of("10.0.0.2:3001"));

  private static EdgeFileConfig.Outcome load(String... lines) {
    return EdgeFileConfig.load(new Sources().lines(List.of(lines), "test"));
  }

  private static EdgeDescription valid(String... lines) {
    return assertInstanceOf(EdgeFileConfig.Outcome.Valid.class, load(lines)).config().edge();
  }

  @Test
  void originsSecretAndWhoMayPurgeHaveNoDefault() {
    assertEquals(
        new EdgeDescription(
            List.of(WEB1), Director.ROUND_ROBIN, SECRET, List.of("10.0.0.0/24"), Policy.USUAL),
        valid(
            "edge.origins = web1 10.0.0.1:3001",
            "edge.secret = " + SECRET,
            "edge.purgers = 10.0.0.0/24"));
    assertInstanceOf(EdgeFileConfig.Outcome.Invalid.class, load());
    assertInstanceOf(
        EdgeFileConfig.Outcome.Invalid.class,
        load("edge.origins = web1", "edge.secret = " + SECRET, "edge.purgers = 10.0.0.1"));
  }

  @Test
  void whatIsWrongIsToldOnceWithItsKey() {
    assertEquals(List.of("edge.origins", "edge.purgers", "edge.secret"), wrong());
    assertEquals(
        List.of("edge.purgers", "edge.secret"),
        wrong(
            "edge.origins = web1 10.0.0.1:3001",
            "edge.secret = short",
            "edge.purgers = 10.0.0.0/99"));
  }

  /// The keys of all problems, in order.
  private static List<String> wrong(String... lines) {
    return assertInstanceOf(EdgeFileConfig.Outcome.Invalid.class, load(lines)).problems().stream()
        .map(Problem::key)
        .sorted()
        .toList();
  }

  @Test
  void everyKey() {
    assertEquals(
        new EdgeDescription(
            List.of(WEB1, WEB2),
            Director.FALLBACK,
            SECRET,
            List.of("10.0.0.1", "10.0.0.2"),
            new Policy(
                Duration.ofDays(30),
                Policy.USUAL.unknown(),
                Duration.ofHours(2),
                Policy.USUAL.keep(),
                new Policy.Rare(65_536, Duration.ofMinutes(10)),
                Policy.Rest.PASSED)),
        valid(
            "edge.origins = web1 10.0.0.1:3001, web2 10.0.0.2:3001",
            "edge.director = fallback",
            "edge.secret = " + SECRET,
            "edge.purgers = 10.0.0.1, 10.0.0.2",
            "edge.fresh = 720 h",
            "edge.grace = 2 h",
            "edge.admit-from = 64 KiB",
            "edge.admit-within = 10 min",
            "edge.rest = passed"));
  }
}
