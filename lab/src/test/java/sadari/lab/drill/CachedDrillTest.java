package sadari.lab.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.fault.Fault;
import sadari.lab.fault.Kill;
import sadari.lab.report.Timeline;

/// People use shared caches while these are broken.
@Timeout(240)
class CachedDrillTest {
  private static Lab lab;

  @BeforeAll
  static void start() {
    Needs.programs(
        "initdb", "psql", "haproxy", "etcd", "patroni", "redis-server", "redis-sentinel");
    lab = Lab.start(Topology.rung(5).with(Kind.DATABASE, 2));
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  /// That no request fails is shown on a quiet machine, by the drills that are saved.
  @Test
  void whateverHappensToTheCacheNobodyIsShownWhatIsWrong() {
    InTurn faults =
        InTurn.of(
            Duration.ofSeconds(3),
            "redis-flush",
            "redis-evicting",
            "redis-slow",
            "redis-partition",
            "sentinel-kill",
            "redis-freeze",
            "redis-kill");

    Timeline timeline = faults.measure(lab);

    assertEquals(List.of(), timeline.run().verdict().violations());
    assertEquals(0, timeline.run().verdict().unanswered());
  }

  @Test
  void whoIsLoggedInStaysSoWhateverServerOrCacheIsLost() throws Exception {
    try (Visitor visitor = new Visitor(lab.entrance())) {
      assertEquals(200, visitor.welcome());

      for (String server : lab.topology().names(Kind.WEB)) {
        try (var _ = new Kill(server).inject(lab)) {
          assertEquals(200, visitor.welcome(), "without " + server);
        }
        new Balancers(lab).awaitTrustIn(server);
      }
      List<Fault.Healing> healings = new ArrayList<>();
      lab.topology().names(Kind.CACHE).forEach(n -> healings.add(new Kill(n).inject(lab)));
      int withoutCache = visitor.welcome();
      healings.forEach(Fault.Healing::close);
      DrillCommand.awaitWhole(lab);

      assertEquals(200, withoutCache, "without any Redis");
      assertEquals(200, visitor.welcome(), "with an empty one");
    }
  }
}
