package sadari.server.ops;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;

/// Whether this process wants new requests, known without asking its parts: balancers want to know
/// many times a second, and an answer must not wait for a slow part.
///
/// The parts are looked at every 200 ms; where the process is in its life counts at once.
final class Readiness implements AutoCloseable {
  private static final long PAUSE = Duration.ofMillis(200).toNanos();

  private final Components components;
  private final Thread looking;
  private volatile Map<String, Health> last = Map.of("parts", Health.down("not looked at yet"));

  Readiness(Components components) {
    this.components = components;
    this.looking = Thread.ofVirtual().name("readiness").start(this::look);
  }

  /// It serves, and every part was up a moment ago.
  boolean wantsRequests() {
    return new HealthJson(components.phase(), last).ready();
  }

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      last = components.check();
      LockSupport.parkNanos(PAUSE);
    }
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
