package sadari.lab.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.Topology.Kind;
import sadari.lab.report.Run;
import sadari.lab.report.Table;
import sadari.lab.report.Timeline;

/// Everything of all rungs at once, and three brokers that are killed while people use it.
class QueuedDrillTest {
  private static final long SEED = Long.getLong("sadari.seed", System.nanoTime());

  @Test
  @Timeout(300)
  void brokersKilledInTurnLoseNothingAndDoNothingTwice() {
    Needs.programs(
        "initdb",
        "psql",
        "haproxy",
        "etcd",
        "patroni",
        "redis-server",
        "redis-sentinel",
        "varnishd");
    BreakingEdits drill = (BreakingEdits) Drills.named("kafka-kill").orElseThrow();

    try (Lab lab = Lab.start(drill.topology().with(Kind.DATABASE, 2))) {
      BreakingEdits.Measured measured = drill.measure(lab, Pace.of(15, 4, SEED));

      Run run = measured.people();
      System.out.println("kafka-kill, seed " + SEED + "\n" + Table.of(new Timeline(run)));
      System.out.println(measured.line());
      assertEquals(List.of(), run.verdict().violations());
      assertEquals(0, run.verdict().unanswered());
      assertEquals(List.of(), measured.edits().violations());
      assertTrue(measured.kept(), measured.line());
    }
  }
}
