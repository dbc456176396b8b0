package sadari.lab.drill;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.fault.Behind;
import sadari.lab.fault.Fault;
import sadari.lab.fault.Kill;
import sadari.lab.fault.Refuse;

/// What drills promise is worth something only if they would notice: with a bug planted in the real
/// product, on real engines, the checker reports what the bug breaks.
@Timeout(180)
class PlantedBugsTest {
  private static final Duration SETTLING = Duration.ofSeconds(3);

  /// Visits a second where only few of them meet what the bug breaks.
  private static final double MANY = 5 * InTurn.VISITS;

  @BeforeEach
  void enginesAreThere() {
    Needs.programs(
        "initdb", "psql", "haproxy", "etcd", "patroni", "redis-server", "redis-sentinel");
  }

  private static Topology twoDatabases(int rung) {
    return Topology.rung(rung).with(Kind.DATABASE, 2).asynchronous();
  }

  /// The kinds of violations that are reported.
  private static Set<String> found(Lab lab, Fault fault, Duration broken) {
    return found(lab, fault, broken, InTurn.VISITS);
  }

  private static Set<String> found(Lab lab, Fault fault, Duration broken, double visits) {
    List<String> all =
        InTurn.measure(lab, fault, broken, SETTLING, visits).run().verdict().violations();
    Set<String> kinds = new TreeSet<>();
    all.forEach(violation -> kinds.add(violation.substring(0, violation.indexOf(':'))));
    System.out.println(all.size() + " violations: " + kinds);
    return kinds;
  }

  private static String other(Lab lab, String primary) {
    return lab.topology().names(Kind.DATABASE).stream()
        .filter(name -> !name.equals(primary))
        .findFirst()
        .orElseThrow();
  }

  private static String primary(Lab lab) {
    return lab.primary(Kind.DATABASE).orElseThrow();
  }

  @Test
  void withoutThePositionTokenAccountsMissWhatTheyWrote() {
    try (Lab lab = Lab.start(twoDatabases(4).with("session.guarantees", "off"))) {
      Fault behind = new Behind(other(lab, primary(lab)), Duration.ofSeconds(2));

      Set<String> found = found(lab, behind, Duration.ofSeconds(6), MANY);

      assertTrue(found.contains("read-your-writes"), found::toString);
    }
  }

  @Test
  void withoutInvalidationsAccountsMissWhatTheyWrote() {
    Topology deaf = twoDatabases(5).with(Kind.SENTINEL, 1).with(Kind.CACHE, 1);
    try (Lab lab = Lab.start(deaf.with("cache.invalidations", "off"))) {
      Fault nothing = _ -> () -> {};

      Set<String> found = found(lab, nothing, Duration.ofSeconds(4));

      assertTrue(found.contains("read-your-writes"), found::toString);
    }
  }

  @Test
  void withAsynchronousReplicationAPromotionLosesWhatWasAcknowledged() {
    try (Lab lab = Lab.start(twoDatabases(4))) {
      Set<String> found =
          found(lab, PlantedBugsTest::killWithWhatItAloneHas, Duration.ofSeconds(9), MANY);

      // Vanished is what was lost after somebody had seen it.
      assertFalse(Collections.disjoint(found, Set.of("lost write", "vanished")), found::toString);
    }
  }

  /// The primary acknowledges what its replica does not get, and dies.
  private static Fault.Healing killWithWhatItAloneHas(Lab lab) {
    String primary = primary(lab);
    Fault.Healing refused = new Refuse(primary, Set.of(other(lab, primary))).inject(lab);
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    Fault.Healing killed = new Kill(primary).inject(lab);
    return () -> {
      refused.close();
      killed.close();
    };
  }
}
