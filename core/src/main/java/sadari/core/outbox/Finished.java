package sadari.core.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sadari.core.id.EventId;

/// Takes events whose effects are done out of the outbox, many at a time. After a crash in between
/// they are handled once more, which changes nothing. Thread-safe.
public final class Finished implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Finished.class.getName());
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(10);
  private static final int QUEUE = 10_000;
  private static final int BATCH = 200;

  private final Outbox outbox;
  private final BlockingQueue<EventId> finished = new ArrayBlockingQueue<>(QUEUE);
  private @Nullable Thread thread;
  private volatile boolean running;

  public Finished(Outbox outbox) {
    this.outbox = outbox;
  }

  /// From now on events are gathered; before, each is taken out by itself.
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("outbox-finisher").start(this::finish);
  }

  /// The effects of an event are done.
  public void add(EventId id) {
    if (!running || !finished.offer(id)) {
      takeOut(List.of(id));
    }
  }

  private void finish() {
    List<EventId> batch = new ArrayList<>();
    while (running && !Thread.currentThread().isInterrupted()) {
      try {
        EventId first = finished.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          finished.drainTo(batch, BATCH - 1);
          takeOut(batch);
          batch.clear();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void takeOut(List<EventId> batch) {
    try {
      outbox.done(batch);
    } catch (RuntimeException e) {
      // They will be claimed and handled again, which changes nothing.
      LOG.log(Level.WARNING, "could not take " + batch.size() + " events out of the outbox", e);
    }
  }

  /// Takes out what was gathered.
  @Override
  public synchronized void close() {
    running = false;
    Thread known = thread;
    thread = null;
    try {
      if (known != null && !known.join(CLOSE_BOUND)) {
        known.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<EventId> rest = new ArrayList<>();
    while (finished.drainTo(rest, BATCH) > 0) {
      takeOut(rest);
      rest.clear();
    }
  }
}
