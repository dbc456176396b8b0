package sadari.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import sadari.core.failure.Failure;
import sadari.engine.haproxy.ServerState;
import sadari.engine.haproxy.ServerState.Condition;
import sadari.lab.Lab;
import sadari.lab.LabException;
import sadari.lab.engine.HaproxyNode;

/// What the balancers of a lab think of the servers behind them.
record Balancers(Lab lab) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /// Returns when all of them send requests to a server.
  void awaitTrustIn(String server) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isTrusted(server)) {
      if (System.nanoTime() > deadline) {
        throw new LabException("the balancers do not send anybody to " + server);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private boolean isTrusted(String server) {
    return lab.topology().components().stream()
        .filter(HaproxyNode.class::isInstance)
        .allMatch(balancer -> isTrusted(server, (HaproxyNode) balancer));
  }

  private boolean isTrusted(String server, HaproxyNode balancer) {
    try {
      List<ServerState> all = balancer.runtime(lab.folder()).servers();
      return all.stream()
          .filter(state -> state.name().equals(server))
          .allMatch(state -> state.condition() == Condition.UP);
    } catch (Failure away) {
      return false;
    }
  }
}
