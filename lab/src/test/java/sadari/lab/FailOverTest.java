package sadari.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.Topology.Kind;
import sadari.lab.fault.Kill;
import sadari.lab.fault.Partition;

/// The engines of rungs 4 and 5 agree on a successor by themselves. How long that takes is measured
/// by drills, on a quiet machine.
@Timeout(180)
class FailOverTest {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static Lab lab;

  @BeforeAll
  static void start() {
    Needs.programs(
        "initdb", "psql", "haproxy", "etcd", "patroni", "redis-server", "redis-sentinel");
    lab = Lab.start(Topology.rung(5).withWeb(1));
  }

  @AfterAll
  static void end() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void aReplicaSucceedsAPrimaryThatIsKilledAndAnotherACacheThatIsCutOff() throws Exception {
    String database = lab.primary(Kind.DATABASE).orElseThrow();
    String cache = lab.primary(Kind.CACHE).orElseThrow();

    try (var _ = new Kill(database).inject(lab);
        var _ = new Partition(cache, Set.of()).inject(lab)) {
      assertNotEquals(database, awaitAnother(Kind.DATABASE, database));
      assertNotEquals(cache, awaitAnother(Kind.CACHE, cache));
    }

    awaitStanding(database, "replica");
    awaitStanding(cache, "replica");
    assertEquals(Set.of(State.RUNNING), states());
  }

  private static Set<State> states() {
    return Set.copyOf(lab.status().stream().map(Status::state).toList());
  }

  private static String awaitAnother(Kind kind, String before) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<String> found =
          lab.topology().names(kind).stream()
              .filter(name -> !name.equals(before))
              .filter(name -> lab.standing(name).equals("primary"))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return before;
  }

  private static void awaitStanding(String component, String wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!lab.standing(component).contains(wanted) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertTrue(
        lab.standing(component).contains(wanted), component + ": " + lab.standing(component));
  }
}
