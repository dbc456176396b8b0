package sadari.engine.embeddedpostgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a PostgreSQL: a fast shutdown first (open transactions end, all is written), then an
/// immediate one (recovery at the next start), then the kernel. Each step is bounded.
final class Stopping {
  private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);
  private static final Duration IMMEDIATE = Duration.ofSeconds(5);
  private static final Duration SIGNAL = Duration.ofSeconds(10);

  private final Programs programs;
  private final Privileges privileges;
  private final Duration patience;

  Stopping(Programs programs, Privileges privileges, Duration patience) {
    this.programs = programs;
    this.privileges = privileges;
    this.patience = patience;
  }

  /// Returns when `process` has ended.
  void stop(ProcessHandle process) throws InterruptedException {
    if (signalled(process, "INT", patience)) {
      return;
    }
    LOG.warn(
        "PostgreSQL did not stop within {} s, it is stopped immediately", patience.toSeconds());
    abort(process);
  }

  /// Ends `process` without waiting for its clients; its next start recovers.
  void abort(ProcessHandle process) throws InterruptedException {
    if (!signalled(process, "QUIT", IMMEDIATE)) {
      process.destroyForcibly();
      ended(process, IMMEDIATE);
    }
  }

  private boolean signalled(ProcessHandle process, String signal, Duration limit)
      throws InterruptedException {
    if (!process.isAlive()) {
      return true;
    }
    Command.run(
        privileges.command(
            List.of(programs.program("pg_ctl"), "kill", signal, Long.toString(process.pid()))),
        SIGNAL);
    return ended(process, limit);
  }

  private static boolean ended(ProcessHandle process, Duration limit) throws InterruptedException {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException running) {
      return !process.isAlive();
    } catch (ExecutionException unexpected) {
      return !process.isAlive();
    }
  }
}
