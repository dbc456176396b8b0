package sadari.lab.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.load.EditStorm;
import sadari.scale.autoscale.Decision;
import sadari.scale.autoscale.ScalePolicy;

/// Real workers come and go by what real servers tell; how people fare meanwhile the drill `burst`
/// measures.
class ScalerTest {
  private static final ScalePolicy POLICY =
      new ScalePolicy(
          new ScalePolicy.Bounds(1, 2, 0, 0),
          new ScalePolicy.Targets(3, Duration.ofSeconds(2), 0.8),
          0.1,
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          List.of());

  @Test
  @Timeout(240)
  void workersComeWhileEditsWaitAndGoWhenNoneDoes() throws Exception {
    Needs.programs("initdb", "pg_isready", "haproxy");
    Topology small =
        Topology.rung(3).withWeb(1).with("queue.workers.media", "1").direct().withWorkerPart(0.4);
    Queue<Decision> made = new ConcurrentLinkedQueue<>();
    try (Lab lab = Lab.start(small);
        EditStorm storm = EditStorm.gather(lab.entrance(), 30);
        Scaler _ = Scaler.start(lab, POLICY, Duration.ofMillis(500), made::add)) {
      storm.rate(10);
      await(() -> workers(lab) == 2);
      storm.rate(0);

      await(() -> made.stream().anyMatch(it -> it.reading().busy() > 0));
      await(() -> workers(lab) == 1);

      assertTrue(storm.accepted() > 0);
      assertEquals(0, storm.refused());
    }
  }

  private static int workers(Lab lab) {
    return lab.topology().names(Kind.WORKER).size();
  }

  /// As long as the test may take.
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(100_000_000);
    }
  }
}
