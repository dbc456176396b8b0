package sadari.lab.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.report.Timeline;

/// People use a replicated database while its parts are broken.
@Timeout(240)
class ReplicatedDrillTest {
  private static Lab lab;

  @BeforeAll
  static void start() {
    Needs.programs("initdb", "psql", "haproxy", "etcd", "patroni");
    lab = Lab.start(Topology.rung(4).with(Kind.CONSENSUS, 3));
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void replicasAndTheirWatchersBreakAndNobodyIsShownWhatIsWrong() {
    InTurn faults =
        InTurn.of(
            Duration.ofSeconds(3), "etcd-kill", "replica-behind", "replica-kill", "replica-freeze");

    Timeline timeline = faults.measure(lab);

    assertEquals(List.of(), timeline.run().verdict().violations());
    assertEquals(0, timeline.run().verdict().unanswered());
  }

  /// How soon depends on who else uses this machine: the drills that are saved have the bound.
  @Test
  void primariesBreakAndTheirSuccessorsHaveAllThatWasAcknowledged() {
    InTurn faults =
        InTurn.of(Duration.ofSeconds(9), "primary-kill", "primary-freeze", "primary-partition");

    Timeline timeline = faults.measure(lab);

    assertEquals(List.of(), timeline.run().verdict().violations());
    assertEquals(0, timeline.run().verdict().unanswered());
    assertTrue(
        timeline.recoveryAfterHealing().compareTo(Duration.ofSeconds(1)) < 0,
        "errors when all is well again");
  }
}
