package sadari.scale.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import sadari.core.cache.SharedCache;
import sadari.core.failure.Failure;

/// Looks, ten times a second, whether this server may vouch for caches: the journal is settled, and
/// then the memory has applied whatever had been published by then.
final class Watch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Watch.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration LAG = Duration.ofMillis(100);

  private final Journal journal;
  private final SharedCache shared;
  private final Standing standing;
  private final Thread thread = Thread.ofVirtual().name("cache-watch").unstarted(this::run);

  Watch(Journal journal, SharedCache shared, Standing standing) {
    this.journal = journal;
    this.shared = shared;
    this.standing = standing;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        round();
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    long start = System.nanoTime();
    try {
      journal.settle();
      if (standing.isConnected() && standing.hasApplied(shared.number(), LAG)) {
        standing.vouch(start);
      }
    } catch (Failure away) {
      LOG.log(Level.DEBUG, "caches are not vouched for: {0}", away.toString());
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "the watch over the caches failed", defect);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
