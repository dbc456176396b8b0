package sadari.scale.overload;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Overloaded;

/// The door to a server's work: as many go in at once as it does well, a few wait, the important
/// first; who would wait too long is refused at once, before anything was done for it.
///
/// A short queue levels bursts; a long one only makes everybody late (a standing queue is not
/// goodput: Nichols and Jacobson, *Controlling Queue Delay*, 2012). Who waits is bounded in number
/// and in time, and the time is predicted on arrival, so that a refusal is quick. That priority and
/// queueing delay decide is as in *Overload Control for Scaling WeChat Microservices* (SoCC 2018).
///
/// Safe for use by many threads; each waits as itself, so threads should be virtual.
public final class Admission {
  private final Bounds bounds;
  private final LongSupplier nanoTime;
  private final Lock lock = new ReentrantLock();
  private final WaitingRoom<Waiter> waiting = new WaitingRoom<>();
  private final AdaptiveLimit limit;
  private final Tally tally;
  private int atWork;
  private double meanNanos;

  /// @param least at work at once, whatever the measurements say
  /// @param most at work at once
  /// @param queue how many may wait
  /// @param patience how long one may wait
  public record Bounds(int least, int most, int queue, Duration patience) {}

  /// @param nanoTime a clock that only goes forward, such as `System::nanoTime`
  public Admission(Bounds bounds, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    int first = Math.min(bounds.most(), bounds.least() * 4);
    this.limit = new AdaptiveLimit(bounds.least(), first, bounds.most(), now);
    this.tally = new Tally(now);
  }

  /// Waits for a place, shortly. Whoever has one leaves it by closing it.
  ///
  /// @param kind of request, for what its usual time is learnt; few values
  /// @throws Overloaded if there is none, or none soon enough; nothing was done
  public Place enter(Priority priority, String kind) throws InterruptedException {
    Waiter waiter;
    lock.lock();
    try {
      if (atWork < limit.value()) {
        return begin(kind);
      }
      if (!mayWait(priority)) {
        throw refused(priority);
      }
      makeRoom(priority);
      waiter = new Waiter(kind, lock.newCondition());
      waiting.add(priority, waiter);
      return await(waiter, priority);
    } finally {
      lock.unlock();
    }
  }

  /// Whether somebody who came now would be refused; it counts as a refusal then. Does not block.
  public boolean refuses(Priority priority) {
    lock.lock();
    try {
      if (atWork < limit.value() || mayWait(priority)) {
        return false;
      }
      tally.refused(priority, nanoTime.getAsLong());
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean mayWait(Priority priority) {
    boolean room = waiting.size() < bounds.queue() || waiting.before(priority) < waiting.size();
    return room && expectedWait(priority) <= bounds.patience().toNanos();
  }

  private Place await(Waiter waiter, Priority priority) throws InterruptedException {
    long left = bounds.patience().toNanos();
    try {
      while (waiter.place == null && !waiter.displaced && left > 0) {
        left = waiter.turn.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      abandon(waiter, priority);
      throw e;
    }
    if (waiter.place != null) {
      return waiter.place;
    }
    waiting.remove(priority, waiter);
    throw refused(priority);
  }

  private void abandon(Waiter waiter, Priority priority) {
    if (waiter.place == null) {
      waiting.remove(priority, waiter);
    } else {
      leave(waiter.place, false);
    }
  }

  private Place begin(String kind) {
    atWork++;
    tally.admitted(nanoTime.getAsLong());
    return new Place(kind, atWork, nanoTime.getAsLong());
  }

  private Overloaded refused(Priority priority) {
    tally.refused(priority, nanoTime.getAsLong());
    return new Overloaded("more requests than are done well at once");
  }

  /// So many before it, at the pace at which places become free: as seen lately, or by Little's law
  /// where there was too little to do to see it. Of two guesses the hopeful one, as who is let wait
  /// in vain is refused a moment later.
  private double expectedWait(Priority priority) {
    double seen = tally.pace(nanoTime.getAsLong());
    double possible = meanNanos == 0 ? Double.MAX_VALUE : limit.value() / meanNanos;
    return waiting.before(priority) / Math.max(seen, possible);
  }

  /// Where all places to wait are taken, the last of the least important gives way.
  private void makeRoom(Priority priority) {
    Waiter last = waiting.size() < bounds.queue() ? null : waiting.lessImportantThan(priority);
    if (last != null) {
      last.displaced = true;
      last.turn.signal();
    }
  }

  private void leave(Place place, boolean counts) {
    lock.lock();
    try {
      atWork--;
      long now = nanoTime.getAsLong();
      tally.left(now);
      if (counts) {
        long took = now - place.began;
        if (limit.answered(place.kind, took, place.atWork, now)) {
          meanNanos = meanNanos == 0 ? took : meanNanos + 0.05 * (took - meanNanos);
        }
      }
      letIn();
    } finally {
      lock.unlock();
    }
  }

  private void letIn() {
    while (atWork < limit.value()) {
      Waiter next = waiting.next();
      if (next == null) {
        return;
      }
      next.place = begin(next.kind);
      next.turn.signal();
    }
  }

  /// How it is right now.
  public Look look() {
    lock.lock();
    try {
      return new Look(
          limit.value(),
          atWork,
          waiting.size(),
          tally.refused(),
          tally.drowning(nanoTime.getAsLong()));
    } finally {
      lock.unlock();
    }
  }

  /// @param limit so many may be at work at once
  /// @param refused since the start
  /// @param drowning more was refused than admitted, second after second
  public record Look(
      int limit, int atWork, int waiting, Map<Priority, Long> refused, boolean drowning) {}

  /// Somebody at work.
  public final class Place implements AutoCloseable {
    private final String kind;
    private final int atWork;
    private final long began;
    private boolean well;

    private Place(String kind, int atWork, long began) {
      this.kind = kind;
      this.atWork = atWork;
      this.began = began;
    }

    /// The work was done: what it took counts. What failed tells nothing about how long work takes.
    public void well() {
      well = true;
    }

    @Override
    public void close() {
      leave(this, well);
    }
  }

  /// Somebody who waits; all fields are guarded by the lock.
  private static final class Waiter {
    private final String kind;
    private final Condition turn;
    private @Nullable Place place;
    private boolean displaced;

    private Waiter(String kind, Condition turn) {
      this.kind = kind;
      this.turn = turn;
    }
  }
}
