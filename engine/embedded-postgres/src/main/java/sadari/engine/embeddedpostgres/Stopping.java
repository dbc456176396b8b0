package sadari.engine.embeddedpostgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a PostgreSQL: a fast shutdown first (open transactions end, all is written), then an
/// immediate one (recovery at the next start), then the kernel. Each step is bounded.
final class Stopping {
  private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);
  private static final Duration IMMEDIATE = Duration.ofSeconds(5);
  private static final Duration SIGNAL = Duration.ofSeconds(10);

  private final Duration patience;

  Stopping(Duration patience) {
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
      kill(process);
    }
  }

  /// Ends `process` by the kernel.
  static void kill(ProcessHandle process) throws InterruptedException {
    process.destroyForcibly();
    if (!ended(process, IMMEDIATE)) {
      LOG.error("The process {} does not end", process.pid());
    }
  }

  private boolean signalled(ProcessHandle process, String signal, Duration limit)
      throws InterruptedException {
    if (!process.isAlive()) {
      return true;
    }
    // The shell's own kill: the JDK sends TERM and KILL only, and TERM waits for clients to leave.
    List<String> kill =
        List.of("/bin/sh", "-c", "kill -s $0 $1", signal, Long.toString(process.pid()));
    Command.run(kill, SIGNAL);
    return ended(process, limit);
  }

  /// Waits by looking: the JDK's own notice of the end of a process that is not its child comes up
  /// to five seconds late.
  static boolean ended(ProcessHandle process, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return true;
  }
}
