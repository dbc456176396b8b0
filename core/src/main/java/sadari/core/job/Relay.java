package sadari.core.job;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// Moves events from the outbox to a queue that is not the outbox itself, as soon as their time has
/// come: claimed, put, and taken out when the queue has them for good. No transaction is open
/// meanwhile, and a crash in between costs nothing but a second delivery.
///
/// Of many servers one at a time moves a lane's events, so that they keep their order, that of
/// their ids: the order of an account's writes. What comes again after a failure comes later.
///
/// Thread-safe. Threads run between [#start] and [#close].
public final class Relay implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Relay.class.getName());

  /// How long nobody moves a lane's events when the server that did has died.
  private static final Duration TURN = Duration.ofSeconds(6);

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(10);
  private static final int BATCH = 500;

  private final Outbox outbox;
  private final JobQueue queue;
  private final Schedule schedule;
  private final Bell bell;
  private final InstantSource clock;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// @param bell rings when there is something new in the outbox
  public Relay(Outbox outbox, JobQueue queue, Schedule schedule, Bell bell, InstantSource clock) {
    this.outbox = outbox;
    this.queue = queue;
    this.schedule = schedule;
    this.bell = bell;
    this.clock = clock;
  }

  /// Starts to move what there is in these lanes.
  public synchronized void start(Set<Lane> lanes) {
    for (Lane lane : lanes) {
      threads.add(Thread.ofVirtual().name("relay-" + lane.text()).start(() -> run(lane)));
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0 && !Thread.currentThread().isInterrupted();
  }

  private void run(Lane lane) {
    while (isRunning()) {
      try {
        Optional<Schedule.Turn> turn = schedule.take("relay-" + lane.text(), TURN);
        if (turn.isPresent()) {
          move(lane, turn.get());
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "could not move " + lane.text() + " events: " + e.getMessage());
      }
      pause();
    }
  }

  private void pause() {
    try {
      boolean _ = stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Moves events as long as it is our turn.
  private void move(Lane lane, Schedule.Turn turn) {
    long renewed = System.nanoTime();
    while (isRunning()) {
      if (System.nanoTime() - renewed > TURN.toNanos() / 3) {
        if (!turn.renew()) {
          return;
        }
        renewed = System.nanoTime();
      }
      if (moveSome(lane, turn) == 0) {
        bell.await(lane, LOOK);
      }
    }
    boolean _ = turn.over(Duration.ZERO);
  }

  /// Moves what is due, once; how many events.
  private int moveSome(Lane lane, Schedule.Turn turn) {
    // A worker may fail on an event before it is taken out here, and put it back for another try:
    // that is told by when it is due, which is never this instant.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(1, ChronoUnit.MICROS);
    List<PendingEvent> some = outbox.claim(lane, now, LEASE, BATCH);
    if (!some.isEmpty()) {
      if (put(some, turn)) {
        outbox.moved(some.stream().map(PendingEvent::id).toList(), now.plus(LEASE));
      } else {
        some.forEach(this::giveBack);
      }
    }
    return some.size();
  }

  /// Puts the same events until the queue has them: later ones must not overtake them.
  private boolean put(List<PendingEvent> some, Schedule.Turn turn) {
    while (true) {
      try {
        queue.put(some);
        return true;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the queue did not take " + some.size() + " events: " + e);
      }
      pause();
      if (!isRunning() || !turn.renew()) {
        return false;
      }
    }
  }

  private void giveBack(PendingEvent event) {
    int before = Math.max(0, event.attempts() - 1);
    outbox.again(new PendingEvent(event.id(), event.event(), before), clock.instant(), "not moved");
  }

  /// Ends with what is being moved.
  @Override
  public synchronized void close() {
    stopped.countDown();
    long deadline = System.nanoTime() + CLOSE_BOUND.toNanos();
    try {
      for (Thread thread : threads) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || !thread.join(left)) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }
}
