package sadari.core.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import sadari.core.failure.Failure;
import sadari.core.id.EventId;
import sadari.core.id.IdGenerator;

/// Brings events to their handler: at once where they were written, and again from the outbox until
/// their effects are done.
///
/// ```
/// write ──commit──▶ settle: handled here and now, before the writer is answered
///             └───▶ hand:   queued here (bounded), handled by a few threads in a moment
///     the outbox ─▶ claim:  what was left over, by any server, after Outbox.HEAD_START
/// ```
///
/// A handler's failure is retried with exponential back-off and full jitter. Infrastructure
/// failures are retried for ever; a handler that fails of itself [#MAX_ATTEMPTS] times gets its
/// event buried. Events done are taken out in batches: after a crash in between they are handled
/// once more.
///
/// Thread-safe. Threads run between [#start] and [#close].
public final class Dispatcher implements AutoCloseable {
  /// After how many failures of the handler itself an event is given up.
  public static final int MAX_ATTEMPTS = 12;

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(10);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);
  private static final int QUEUE = 10_000;
  private static final int BATCH = 200;

  private final Outbox outbox;
  private final EventHandler handler;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final OutboxMeter meter;

  private final BlockingQueue<Queued> queue = new ArrayBlockingQueue<>(QUEUE);
  private final BlockingQueue<EventId> finished = new ArrayBlockingQueue<>(QUEUE);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;
  private volatile boolean settlesAll;

  /// An event that waits here, and until when it is ours alone.
  private record Queued(PendingEvent event, Instant until) {}

  public Dispatcher(
      Outbox outbox,
      EventHandler handler,
      IdGenerator ids,
      InstantSource clock,
      RandomGenerator random,
      OutboxMeter meter) {
    this.outbox = outbox;
    this.handler = handler;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.meter = meter;
  }

  /// Starts the threads that work off what was handed over, and what is left over in the outbox.
  ///
  /// @param workers how many events are handled at a time
  /// @param claims whether this server also takes up what others left over
  public synchronized void start(int workers, boolean claims) {
    running = true;
    for (int i = 0; i < workers; i++) {
      threads.add(Thread.ofVirtual().name("outbox-worker-" + i).start(this::work));
    }
    threads.add(Thread.ofVirtual().name("outbox-finisher").start(this::finish));
    if (claims) {
      threads.add(Thread.ofVirtual().name("outbox-claimer").start(this::claimLoop));
    }
  }

  /// Handles the events of a write now and answers its result. A failure is not the writer's: the
  /// events stay in the outbox.
  public <T> T settle(Written<T> written) {
    for (PendingEvent event : written.events()) {
      attempt(event);
    }
    return written.result();
  }

  /// From now on nothing is queued: whatever is handed over is handled at once. For filling a
  /// server, where order matters and nobody waits.
  public void settleAll() {
    settlesAll = true;
  }

  /// Queues the events of a write and answers its result at once.
  public <T> T hand(Written<T> written) {
    if (settlesAll) {
      return settle(written);
    }
    Instant until = clock.instant().plus(Outbox.HEAD_START).minusSeconds(1);
    for (PendingEvent event : written.events()) {
      // A full queue is no loss: the outbox has the event.
      boolean _ = queue.offer(new Queued(event, until));
    }
    return written.result();
  }

  private void work() {
    while (goesOn() || (hasTime() && !queue.isEmpty())) {
      Queued next = poll(queue);
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

  private static <T> @org.jspecify.annotations.Nullable T poll(BlockingQueue<T> queue) {
    try {
      return queue.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void attempt(PendingEvent pending) {
    Instant began = clock.instant();
    OutboxMeter.Outcome outcome;
    try {
      List<Event> parts = handler.handle(pending.event());
      if (parts.isEmpty()) {
        done(pending.id());
      } else {
        replace(pending, parts);
      }
      outcome = OutboxMeter.Outcome.DONE;
    } catch (RuntimeException | Error e) {
      // An Error, too: one event whose handling overflows the stack must not end the worker.
      outcome = failed(pending, e);
    }
    meter.attempted(pending.event().kind(), Duration.between(began, clock.instant()), outcome);
  }

  private void replace(PendingEvent cause, List<Event> parts) {
    List<PendingEvent> pending =
        parts.stream()
            .map(part -> new PendingEvent(new EventId(ids.next(cause.id().bucket())), part, 0))
            .toList();
    outbox.replace(cause.id(), pending, clock.instant().plus(Outbox.HEAD_START));
    hand(new Written<>(pending, pending));
  }

  private void done(EventId id) {
    if (!running || !finished.offer(id)) {
      outbox.done(List.of(id));
    }
  }

  /// Takes finished events out of the outbox, many at a time.
  private void finish() {
    List<EventId> batch = new ArrayList<>();
    while (goesOn() || (hasTime() && !(queue.isEmpty() && finished.isEmpty()))) {
      EventId first = poll(finished);
      if (first != null) {
        batch.add(first);
        takeOut(batch);
        batch.clear();
      }
    }
  }

  /// Takes a few events out, and as many that are finished as go with them.
  private void takeOut(List<EventId> batch) {
    finished.drainTo(batch, BATCH - batch.size());
    try {
      if (!batch.isEmpty()) {
        outbox.done(batch);
      }
    } catch (RuntimeException e) {
      // They will be claimed and handled again, which changes nothing.
      LOG.log(Level.WARNING, "could not take " + batch.size() + " events out of the outbox", e);
    }
  }

  private OutboxMeter.Outcome failed(PendingEvent pending, Throwable e) {
    int attempts = pending.attempts() + 1;
    boolean bury = !(e instanceof Failure) && attempts >= MAX_ATTEMPTS;
    LOG.log(
        bury ? Level.ERROR : Level.WARNING,
        "event " + pending.id() + " (" + pending.event().kind() + "), attempt " + attempts,
        e);
    String cause = e.getClass().getSimpleName();
    try {
      if (bury) {
        outbox.bury(pending.id(), cause);
        return OutboxMeter.Outcome.BURIED;
      }
      Instant next = clock.instant().plus(backOff(attempts));
      if (e instanceof Failure) {
        outbox.postpone(pending.id(), next, cause);
      } else {
        outbox.retry(pending.id(), next, cause);
      }
    } catch (RuntimeException unreachable) {
      // The outbox cannot be asked either: the head start or the lease runs out by itself.
      LOG.log(Level.DEBUG, "could not note the retry", unreachable);
    }
    return OutboxMeter.Outcome.RETRY;
  }

  private Duration backOff(int attempts) {
    long cap = LAST_RETRY.toMillis();
    long upper = Math.min(cap, FIRST_RETRY.toMillis() << Math.min(attempts, 16));
    return Duration.ofMillis(FIRST_RETRY.toMillis() / 2 + random.nextLong(upper));
  }

  /// Takes up what others left over, once, and handles it here and now.
  ///
  /// @return how many events were claimed
  public int claim() {
    Instant now = clock.instant();
    List<PendingEvent> claimed = outbox.claim(now, LEASE, BATCH);
    for (PendingEvent event : claimed) {
      // What is left when the lease is over is anybody's again.
      if (clock.instant().isBefore(now.plus(LEASE))) {
        attempt(event);
      }
    }
    return claimed.size();
  }

  private void claimLoop() {
    while (running) {
      int claimed = 0;
      try {
        claimed = claimForWorkers();
      } catch (Failure e) {
        LOG.log(Level.WARNING, "could not claim events: {0}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "could not claim events", e);
      }
      if (claimed < BATCH) {
        pause();
      }
    }
  }

  /// Takes up what others left over and gives it to the workers; takes no more than they have room
  /// for.
  private int claimForWorkers() {
    if (queue.remainingCapacity() < BATCH) {
      return 0;
    }
    Instant now = clock.instant();
    List<PendingEvent> claimed = outbox.claim(now, LEASE, BATCH);
    for (PendingEvent event : claimed) {
      // Should there be no room after all, it is claimed again when the lease is over.
      boolean _ = queue.offer(new Queued(event, now.plus(LEASE)));
    }
    return claimed.size();
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
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
    // A worker may have finished an event after the finisher had seen that none was left.
    while (!finished.isEmpty()) {
      takeOut(new ArrayList<>());
    }
  }
}
