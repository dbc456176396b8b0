package sadari.lab.drill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.drill.Drill.Report;

/// Photos by way of edges, all of it real.
class EdgeDrillTest {
  private static final long SEED = Long.getLong("sadari.seed", System.nanoTime());
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Lab lab;

  @BeforeAll
  static void start() {
    Needs.programs("initdb", "haproxy", "patroni", "etcd", "redis-server", "varnishd");
    lab = Lab.start(Drills.named("edge-photos").orElseThrow().topology());
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge-photos", "edge-purge", "edge-kill", "origin-kill"})
  @Timeout(180)
  void whatIsPromisedHolds(String name) {
    Drill drill = Drills.named(name).orElseThrow();
    DrillCommand.awaitWhole(lab);

    Report report =
        drill.run(lab, new Pace(10, SECOND.multipliedBy(3), SECOND, SECOND, SECOND, SECOND, SEED));

    System.out.println(name + ", seed " + SEED + ": " + report.line());
    assertTrue(report.kept(), report.text());
  }
}
