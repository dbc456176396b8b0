package sadari.core.job;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.outbox.EventWork;
import sadari.core.outbox.Lane;

/// The workers of one lane in one process.
///
/// ```
/// queue ──take──▶ waiting (no more than there is room for) ──▶ workers ──▶ done, kept or released
///                    └────────── renewed, while held ──────────┘
/// ```
final class LaneCrew {
  private static final Logger LOG = System.getLogger(LaneCrew.class.getName());

  /// How long one look into the queue waits; a stop waits for it.
  private static final Duration WAIT = Duration.ofMillis(500);

  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final JobQueue queue;
  private final EventWork work;
  private final Lane lane;
  private final int workers;
  private final Semaphore room;
  private final BlockingQueue<Held> waiting = new LinkedBlockingQueue<>();
  private final Set<Held> held = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Occupancy occupancy;

  LaneCrew(JobQueue queue, EventWork work, Lane lane, Workers.Crew crew, Occupancy occupancy) {
    this.queue = queue;
    this.work = work;
    this.lane = lane;
    this.workers = crew.workers();
    this.occupancy = occupancy;
    this.room = new Semaphore(crew.workers() + crew.ahead());
  }

  /// A delivery in our hands; answered by whoever gets at it first.
  private static final class Held {
    private final Delivery delivery;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile boolean lost;

    private Held(Delivery delivery) {
      this.delivery = delivery;
    }

    private boolean claimAnswer() {
      return answered.compareAndSet(false, true);
    }
  }

  void start() {
    threads.add(Thread.ofVirtual().name("take-" + lane.text()).start(this::fetch));
    threads.add(Thread.ofVirtual().name("renew-" + lane.text()).start(this::renewAll));
    for (int i = 0; i < workers; i++) {
      threads.add(Thread.ofVirtual().name(lane.text() + "-worker-" + i).start(this::work));
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0 && !Thread.currentThread().isInterrupted();
  }

  private void fetch() {
    while (isRunning()) {
      try {
        if (room.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
          take(1 + room.drainPermits());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void take(int most) throws InterruptedException {
    List<Delivery> taken = List.of();
    try {
      taken = queue.take(lane, most, WAIT);
      for (Delivery delivery : taken) {
        Held mine = new Held(delivery);
        held.add(mine);
        waiting.add(mine);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "could not take " + lane.text() + " events: " + e.getMessage());
      boolean _ = stopped.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      room.release(most - taken.size());
    }
    if (!isRunning()) {
      handBack();
    }
  }

  private void work() {
    while (isRunning()) {
      Held next = poll();
      if (next != null) {
        perform(next);
      }
    }
  }

  private @Nullable Held poll() {
    try {
      return waiting.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void perform(Held mine) {
    occupancy.begin();
    try {
      if (!mine.lost) {
        answer(mine, attempt(mine.delivery));
      }
    } finally {
      occupancy.end();
      held.remove(mine);
      room.release();
    }
  }

  private EventWork.Result attempt(Delivery delivery) {
    return delivery.deliveries() > EventWork.MAX_DEATHS
        ? work.giveUp(delivery.event(), "its workers died")
        : work.attempt(delivery.event(), Set.of());
  }

  private void answer(Held mine, EventWork.Result result) {
    if (!mine.claimAnswer()) {
      return; // handed back meanwhile
    }
    switch (result) {
      case EventWork.Result.Done() -> answer(mine.delivery::done);
      case EventWork.Result.Split _, EventWork.Result.Kept _ -> answer(mine.delivery::kept);
      case EventWork.Result.Unnoted() -> {} // comes again when the lease is over
    }
  }

  /// What the queue does not hear comes again when the lease is over.
  private void answer(Runnable saying) {
    try {
      saying.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "could not answer a delivery of " + lane.text(), e);
    }
  }

  /// Keeps what we hold, be it waiting or under way.
  private void renewAll() {
    Duration pause = queue.lease().dividedBy(3);
    try {
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        held.forEach(this::renew);
      }
      // Until what is under way has ended.
      while (!held.isEmpty()) {
        held.forEach(this::renew);
        TimeUnit.MILLISECONDS.sleep(Math.min(pause.toMillis(), 500));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew(Held mine) {
    try {
      if (!mine.answered.get() && !mine.delivery.renew()) {
        mine.lost = true;
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "could not renew a lease", e); // it may still hold
    }
  }

  /// From now on nothing is begun; what waits is somebody else's.
  void stop() {
    stopped.countDown();
    handBack();
  }

  private void handBack() {
    for (Held next = waiting.poll(); next != null; next = waiting.poll()) {
      release(next);
      held.remove(next);
    }
  }

  private void release(Held mine) {
    if (!mine.lost && mine.claimAnswer()) {
      answer(mine.delivery::release);
    }
  }

  /// Waits for what is under way, up to a deadline by [System#nanoTime]; then it is handed back.
  void join(long deadline) {
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
    handBack();
    held.forEach(this::release);
    threads.clear();
  }
}
