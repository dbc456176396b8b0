package sadari.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Brings events to their effects where they were written: the fast path.
///
/// ```
/// write ──commit──▶ settle: handled here and now, before the writer is answered
///             └───▶ hand:   queued here (bounded), handled by a few threads in a moment
/// ```
///
/// Only those of some lanes; the others, and what was left over, are workers' business: see
/// [sadari.core.job.Workers]. Events done are taken out in batches.
///
/// Thread-safe. Threads run between [#start] and [#close].
public final class Dispatcher implements AutoCloseable {
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(10);
  private static final int QUEUE = 10_000;
  private static final Set<Lane> ALL = Set.of(Lane.values());

  private final EventWork work;
  private final InstantSource clock;
  private final Set<Lane> fast;

  private final BlockingQueue<Queued> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Finished finished;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;
  private volatile boolean settlesAll;

  /// An event that waits here, and until when it is ours alone.
  private record Queued(PendingEvent event, Instant until) {}

  /// @param fast the lanes whose events are handled here
  public Dispatcher(EventWork work, Outbox outbox, InstantSource clock, Set<Lane> fast) {
    this.work = work;
    this.clock = clock;
    this.fast = fast.isEmpty() ? Set.of() : EnumSet.copyOf(fast);
    this.finished = new Finished(outbox);
  }

  /// Starts the threads that work off what was handed over.
  ///
  /// @param workers how many events are handled at a time
  public synchronized void start(int workers) {
    running = true;
    for (int i = 0; i < workers; i++) {
      threads.add(Thread.ofVirtual().name("outbox-worker-" + i).start(this::work));
    }
    finished.start();
  }

  /// Handles the events of a write now and answers its result. A failure is not the writer's: the
  /// events stay in the outbox.
  public <T> T settle(Written<T> written) {
    for (PendingEvent event : written.events()) {
      if (own().contains(event.event().lane())) {
        attempt(event);
      }
    }
    return written.result();
  }

  /// From now on nothing is queued, and nothing left to workers: whatever is handed over is handled
  /// at once. For filling a server, where order matters and nobody waits.
  public void settleAll() {
    settlesAll = true;
  }

  private Set<Lane> own() {
    return settlesAll ? ALL : fast;
  }

  /// Queues the events of a write and answers its result at once.
  public <T> T hand(Written<T> written) {
    if (settlesAll) {
      return settle(written);
    }
    Instant until = clock.instant().plus(Outbox.HEAD_START).minusSeconds(1);
    for (PendingEvent event : written.events()) {
      if (fast.contains(event.event().lane())) {
        // A full queue is no loss: the outbox has the event.
        boolean _ = queue.offer(new Queued(event, until));
      }
    }
    return written.result();
  }

  private void work() {
    while (goesOn() || (hasTime() && !queue.isEmpty())) {
      Queued next = poll();
      // One that waited too long may have been claimed by now.
      if (next != null && clock.instant().isBefore(next.until())) {
        attempt(next.event());
      }
    }
  }

  private boolean goesOn() {
    return running && hasTime();
  }

  /// An interrupt is how [#close] says that its patience is at an end.
  private static boolean hasTime() {
    return !Thread.currentThread().isInterrupted();
  }

  private @Nullable Queued poll() {
    try {
      return queue.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void attempt(PendingEvent pending) {
    switch (work.attempt(pending, own())) {
      case EventWork.Result.Done() -> finished.add(pending.id());
      case EventWork.Result.Split(List<PendingEvent> parts) -> hand(new Written<>(parts, parts));
      case EventWork.Result.Kept(), EventWork.Result.Unnoted() -> {}
    }
  }

  /// Works off what was handed over, then stops. What cannot be worked off in time stays in the
  /// outbox.
  @Override
  public void close() {
    close(CLOSE_BOUND);
  }

  synchronized void close(Duration bound) {
    running = false;
    long deadline = System.nanoTime() + bound.toNanos();
    for (Thread thread : threads) {
      try {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || !thread.join(left)) {
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
    finished.close();
  }
}
