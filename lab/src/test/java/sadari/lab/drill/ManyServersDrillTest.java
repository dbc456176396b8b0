package sadari.lab.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.Topology;
import sadari.lab.report.Run;
import sadari.lab.report.Table;
import sadari.lab.report.Timeline;

/// People use several web servers while one of them is broken.
class ManyServersDrillTest {
  private static final long SEED = Long.getLong("sadari.seed", System.nanoTime());

  private static Lab lab;

  @BeforeAll
  static void start() {
    Needs.programs("initdb", "haproxy");
    lab = Lab.start(Topology.rung(3));
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  @Timeout(180)
  void aRollingRestartCostsNobodyAnything() {
    Breaking drill = (Breaking) Drills.named("rolling-restart").orElseThrow();

    Timeline timeline = new Timeline(drill.measure(lab, Pace.of(15, 4, SEED)));

    System.out.println("rolling-restart, seed " + SEED + "\n" + Table.of(timeline));
    assertEquals(0, timeline.errors());
    assertEquals(List.of(), timeline.run().verdict().violations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-kill", "web-freeze"})
  @Timeout(180)
  void peopleLoseNothingAndSoonNoticeNothing(String name) {
    Breaking drill = (Breaking) Drills.named(name).orElseThrow();
    Pace pace = Pace.of(25, 8, SEED);

    Run run = drill.measure(lab, pace);

    Timeline timeline = new Timeline(run);
    System.out.println(name + ", seed " + SEED + "\n" + Table.of(timeline));
    assertEquals(List.of(), run.verdict().violations());
    assertEquals(0, run.verdict().unanswered());
    // How soon depends on who else uses this machine: the drills that are saved have the bound.
    assertTrue(
        timeline.recovery().compareTo(Duration.ofSeconds(4)) < 0, "errors until the fault's end");
  }
}
