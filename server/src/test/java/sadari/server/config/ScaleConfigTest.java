package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.scale.autoscale.ScalePolicy;
import sadari.scale.autoscale.Shift;

class ScaleConfigTest {
  private static ScaleConfig.Outcome read(String... lines) {
    Sources sources = new Sources();
    for (String line : lines) {
      String[] parts = line.split(" = ", 2);
      sources.option("--set", parts[0], parts[1]);
    }
    return ScaleConfig.load(sources);
  }

  @Test
  void defaults() {
    assertEquals(
        new ScaleConfig.Outcome.Valid(
            new ScaleConfig(
                ScalePolicy.upTo(10), ZoneId.of("UTC"), "sadari-worker", "http://prometheus:9090")),
        read());
  }

  @Test
  void everyKey() {
    ScaleConfig.Outcome outcome =
        read(
            "scale.least = 2",
            "scale.most = 20",
            "scale.cost-per-hour = 0.25",
            "scale.cost-ceiling = 3",
            "scale.jobs = 50",
            "scale.age = 5 s",
            "scale.busy-percent = 60",
            "scale.tolerance-percent = 20",
            "scale.stabilisation = 1 min",
            "scale.cool-down = 30 s",
            "scale.schedule = mon-fri 18:00-23:00 = 4",
            "scale.zone = Europe/Berlin",
            "scale.deployment = jobs",
            "scale.prometheus = http://p:1");

    assertEquals(
        new ScaleConfig.Outcome.Valid(
            new ScaleConfig(
                new ScalePolicy(
                    new ScalePolicy.Bounds(2, 20, 0.25, 3),
                    new ScalePolicy.Targets(50, Duration.ofSeconds(5), 0.6),
                    0.2,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    List.of(Shift.parse("mon-fri 18:00-23:00 = 4"))),
                ZoneId.of("Europe/Berlin"),
                "jobs",
                "http://p:1")),
        outcome);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    ScaleConfig.Outcome.Invalid invalid =
        assertInstanceOf(
            ScaleConfig.Outcome.Invalid.class,
            read(
                "scale.least = 5",
                "scale.most = 3",
                "scale.cost-per-hour = 2",
                "scale.cost-ceiling = 1",
                "scale.schedule = sometimes",
                "scale.zone = Middle/Earth"));

    assertEquals(
        List.of("scale.cost-ceiling", "scale.most", "scale.schedule", "scale.zone"),
        invalid.problems().stream().map(Problem::key).toList());
  }
}
