package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings PostgreSQL back whenever it ends by itself, until it is told to stop.
///
/// Thread-safe. One virtual thread waits for the process; between attempts it waits 100 ms at first
/// and twice as long each time, up to 10 s. A run of a minute forgets earlier failures.
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final Duration HOUSEKEEPING = Duration.ofMinutes(5);

  /// What the supervisor sees.
  sealed interface State {
    record Running(Process process, int restarts) implements State {}

    record Restarting(int attempt, String reason) implements State {}

    record Stopped() implements State {}
  }

  private final Launcher launcher;
  private final Stopping stopping;
  private final Thread thread;
  private volatile State state;
  private volatile boolean stop;

  /// Takes over `first`, which is ready.
  Supervisor(Launcher launcher, Stopping stopping, Process first) {
    this.launcher = launcher;
    this.stopping = stopping;
    this.state = new State.Running(first, 0);
    this.thread = Thread.ofVirtual().name("embedded-postgres").unstarted(() -> watch(first));
    thread.start();
  }

  State state() {
    return state;
  }

  /// Stops PostgreSQL and returns when it has ended. Later calls return at once.
  void stop() throws InterruptedException {
    stop = true;
    thread.interrupt();
    thread.join();
    if (state instanceof State.Running running) {
      stopping.stop(running.process().toHandle());
    }
    state = new State.Stopped();
  }

  private void watch(Process first) {
    Process process = first;
    int restarts = 0;
    int failures = 0;
    try {
      while (!stop) {
        long since = System.nanoTime();
        awaitEnd(process);
        if (System.nanoTime() - since >= STEADY.toNanos()) {
          failures = 0;
        }
        String reason = "ended with status " + process.exitValue();
        LOG.warn("PostgreSQL {}, it is started again", reason);
        process = bringBack(reason, failures);
        failures++;
        restarts++;
        state = new State.Running(process, restarts);
        LOG.info("PostgreSQL runs again as process {}", process.pid());
      }
    } catch (InterruptedException stopped) {
      // stop() interrupts; a launch under way has ended its process itself.
    }
  }

  private Process bringBack(String why, int failures) throws InterruptedException {
    String reason = why;
    for (int attempt = 1; ; attempt++) {
      state = new State.Restarting(attempt, reason);
      TimeUnit.MILLISECONDS.sleep(waitBefore(failures + attempt - 1).toMillis());
      switch (launcher.launch()) {
        case Launcher.Launch.Ready ready -> {
          return ready.process();
        }
        case Launcher.Launch.Failed failed -> {
          reason = failed.reason();
          LOG.error("PostgreSQL does not start (attempt {}): {}", attempt, reason);
        }
      }
    }
  }

  private void awaitEnd(Process process) throws InterruptedException {
    while (!process.waitFor(HOUSEKEEPING.toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        launcher.pruneLogs();
      } catch (IOException failed) {
        LOG.warn("Old logs of PostgreSQL are not removed: {}", failed.toString());
      }
    }
  }

  private static Duration waitBefore(int failures) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
