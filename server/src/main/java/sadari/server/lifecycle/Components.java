package sadari.server.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a process: started one after the other, closed in the reverse order.
///
/// A part that hangs while it closes or is asked for its health is left behind after a bound, so
/// that one part cannot keep the others from stopping. Safe for use by several threads; parts are
/// started by one.
public final class Components implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Components.class);

  // More than the longest drain with the twenty seconds that requests in flight have after it, and
  // than a database needs to shut down.
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(60);

  private static final Duration CHECK_BOUND = Duration.ofSeconds(2);

  private final List<Component> started = new ArrayList<>();
  private final Desk desk = new Desk();
  private final Duration closeBound;
  private volatile Phase phase = Phase.STARTING;

  /// Where a process is in its life.
  public enum Phase {
    STARTING,
    SERVING,
    STOPPING
  }

  private record Component(String name, AutoCloseable part, Callable<Health> check) {}

  public Components() {
    this(CLOSE_BOUND);
  }

  Components(Duration closeBound) {
    this.closeBound = closeBound;
  }

  /// Where parts lay out what operators may ask of them.
  public Desk desk() {
    return desk;
  }

  /// Starts a part and keeps it until `close`. When it does not start, everything started before is
  /// closed and [StartFailure] is thrown.
  public <C extends AutoCloseable> C start(
      String name, Callable<C> start, Function<? super C, Health> check) {
    C part;
    try {
      part = start.call();
    } catch (Exception e) {
      close();
      throw new StartFailure(name, e);
    }
    synchronized (started) {
      started.add(new Component(name, part, () -> check.apply(part)));
    }
    log.debug("{} started", name);
    return part;
  }

  /// Everything is started: from now on the process says that it is ready.
  public void serving() {
    phase = Phase.SERVING;
  }

  /// From now on the process says that it is not ready, so that load balancers look elsewhere.
  public void stopping() {
    phase = Phase.STOPPING;
  }

  /// Where the process is in its life.
  public Phase phase() {
    return phase;
  }

  /// The health of every part, by name, in the order of their start. Parts are asked all at once;
  /// one that does not answer within two seconds is down.
  public Map<String, Health> check() {
    Map<String, FutureTask<Health>> asked = new LinkedHashMap<>();
    for (Component component : snapshot()) {
      FutureTask<Health> task = new FutureTask<>(component.check());
      Thread.ofVirtual().name("check-" + component.name()).start(task);
      asked.put(component.name(), task);
    }
    long deadline = System.nanoTime() + CHECK_BOUND.toNanos();
    Map<String, Health> answers = new LinkedHashMap<>();
    asked.forEach((name, task) -> answers.put(name, answer(task, deadline)));
    return answers;
  }

  private static Health answer(FutureTask<Health> task, long deadline) {
    try {
      return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return Health.down("no answer within " + CHECK_BOUND.toSeconds() + " s");
    } catch (ExecutionException e) {
      return Health.down(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("interrupted");
    }
  }

  /// Closes all parts, the last started first. Again: does nothing.
  @Override
  public void close() {
    stopping();
    List<Component> parts = snapshot();
    synchronized (started) {
      started.clear();
    }
    Collections.reverse(parts);
    parts.forEach(this::close);
  }

  private void close(Component component) {
    FutureTask<Boolean> closing =
        new FutureTask<>(
            () -> {
              component.part().close();
              return true;
            });
    // A platform thread: what closes may hold a native call, and the process is ending anyway.
    Thread.ofPlatform().daemon().name("close-" + component.name()).start(closing);
    try {
      closing.get(closeBound.toNanos(), TimeUnit.NANOSECONDS);
      log.debug("{} stopped", component.name());
    } catch (TimeoutException e) {
      log.warn(
          "{} did not stop within {} s, left behind", component.name(), closeBound.toSeconds());
    } catch (ExecutionException e) {
      log.warn("{} stopped with a failure", component.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Component> snapshot() {
    synchronized (started) {
      return new ArrayList<>(started);
    }
  }
}
