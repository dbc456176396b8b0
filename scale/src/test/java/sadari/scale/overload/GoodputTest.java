package sadari.scale.overload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.core.failure.Overloaded;

/// Four times as many people as a machine can serve, with real threads. What counts is what is done
/// in time; figures are compared within one run.
@Timeout(60)
class GoodputTest {
  private static final int CORES = 4;
  private static final long WORK = Duration.ofMillis(4).toNanos();
  private static final long IN_TIME = Duration.ofMillis(400).toNanos();
  private static final Duration RUN = Duration.ofMillis(1_500);
  private static final double CAPACITY = CORES * 1e9 / WORK;

  /// The machine: four at once, in the order they came.
  private final Semaphore machine = new Semaphore(CORES, true);

  @Test
  void atFourTimesTheCapacityGoodputStaysNearItsPeakAndTheRestIsRefusedQuickly()
      throws InterruptedException {
    Run peak = offer(CAPACITY * 0.8, admission());
    Run over = offer(CAPACITY * 4, admission());
    Run unguarded = offer(CAPACITY * 4, null);

    System.out.printf("peak %s%nover %s%nunguarded %s%n", peak, over, unguarded);
    assertTrue(over.good.get() > 0.6 * peak.good.get(), "goodput " + over + " of " + peak);
    assertTrue(over.refused.get() > over.good.get(), "refused " + over);
    assertTrue(over.meanRefusalNanos() < IN_TIME / 4, "refusals take long: " + over);
    assertTrue(unguarded.good.get() < 0.5 * over.good.get(), "without a door: " + unguarded);
  }

  private static Admission admission() {
    return new Admission(
        new Admission.Bounds(4, 200, 200, Duration.ofMillis(150)), System::nanoTime);
  }

  /// People come at a steady rate, whether others were answered or not.
  private Run offer(double perSecond, @Nullable Admission admission) throws InterruptedException {
    Run run = new Run();
    long began = System.nanoTime();
    int total = (int) (perSecond * RUN.toMillis() / 1_000);
    List<Thread> people = new ArrayList<>(total);
    for (int i = 0; i < total; i++) {
      long due = began + (long) (i * 1e9 / perSecond);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      people.add(Thread.startVirtualThread(() -> run.count(System.nanoTime(), admission)));
    }
    for (Thread person : people) {
      person.join();
    }
    return run;
  }

  private void work() throws InterruptedException {
    machine.acquire();
    try {
      long end = System.nanoTime() + WORK;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    } finally {
      machine.release();
    }
  }

  private final class Run {
    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong refusalNanos = new AtomicLong();

    void count(long came, @Nullable Admission admission) {
      try {
        if (admission == null) {
          work();
        } else {
          try (Admission.Place place = admission.enter(Priority.READ, "work")) {
            work();
            place.well();
          }
        }
        (System.nanoTime() - came <= IN_TIME ? good : late).incrementAndGet();
      } catch (Overloaded e) {
        refused.incrementAndGet();
        refusalNanos.addAndGet(System.nanoTime() - came);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    long meanRefusalNanos() {
      return refusalNanos.get() / Math.max(1, refused.get());
    }

    @Override
    public String toString() {
      return "%s good, %s late, %s refused after %d µs on average"
          .formatted(good, late, refused, meanRefusalNanos() / 1_000);
    }
  }
}
