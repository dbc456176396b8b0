package sadari.lab.scale;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sadari.lab.Lab;
import sadari.lab.Topology.Kind;
import sadari.lab.component.Probe;
import sadari.lab.engine.SadariNode;
import sadari.scale.autoscale.Autoscaler;
import sadari.scale.autoscale.Decision;
import sadari.scale.autoscale.ScalePolicy;

/// Starts and stops workers of a lab as a policy decides by what the workers tell.
///
/// While no worker answers nothing is decided. A worker that goes is stopped gracefully: it
/// finishes what it has begun and hands the rest back.
public final class Scaler implements AutoCloseable {
  private static final Duration ASK = Duration.ofSeconds(2);

  private final Lab lab;
  private final Duration every;
  private final Consumer<Decision.Reading> read;
  private final Busyness busyness = new Busyness();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("scaler").unstarted(this::run);

  private Scaler(Lab lab, Duration every, Consumer<Decision.Reading> read) {
    this.lab = lab;
    this.every = every;
    this.read = read;
  }

  /// Begins to look `every` so often.
  ///
  /// @param told hears of every decision, changes or not
  public static Scaler start(Lab lab, ScalePolicy policy, Duration every, Consumer<Decision> told) {
    Autoscaler autoscaler = new Autoscaler(policy, ZoneOffset.UTC);
    return watch(lab, every, reading -> decide(lab, autoscaler.decide(reading), told));
  }

  /// Looks `every` so often and changes nothing.
  public static Scaler watch(Lab lab, Duration every, Consumer<Decision.Reading> seen) {
    Scaler scaler = new Scaler(lab, every, seen);
    scaler.thread.start();
    return scaler;
  }

  private void run() {
    try {
      while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        look(read(lab));
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /// What waits all of them tell alike. While none answers nothing is decided.
  private void look(Map<String, Gauges> told) {
    told.values().stream()
        .findFirst()
        .ifPresent(
            first ->
                read.accept(
                    new Decision.Reading(
                        Instant.now(),
                        lab.topology().names(Kind.WORKER).size(),
                        first.waiting(),
                        first.oldest(),
                        busyness.share(System.nanoTime(), told))));
  }

  private static void decide(Lab lab, Decision decision, Consumer<Decision> told) {
    told.accept(decision);
    if (decision.isChange()) {
      lab.become(lab.topology().with(Kind.WORKER, decision.wanted()));
    }
  }

  /// What each worker tells that answers. Without workers the web servers do their work.
  private static Map<String, Gauges> read(Lab lab) {
    List<String> workers = lab.topology().names(Kind.WORKER);
    Map<String, Gauges> told = new LinkedHashMap<>();
    for (String worker : workers.isEmpty() ? lab.topology().names(Kind.WEB) : workers) {
      InetSocketAddress address = lab.address(worker, SadariNode.INTERNAL_PORT);
      Probe.body(address.getHostString(), address.getPort(), "/metrics", ASK)
          .flatMap(Gauges::read)
          .ifPresent(gauges -> told.put(worker, gauges));
    }
    return told;
  }

  /// Ends with the change that is being made.
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
