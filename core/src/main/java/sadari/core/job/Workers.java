package sadari.core.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sadari.core.outbox.EventWork;
import sadari.core.outbox.Lane;

/// The workers of one process: a crew per lane, so that lanes do not wait for each other.
///
/// Thread-safe. Threads run between [#start] and [#close].
public final class Workers implements AutoCloseable {
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(20);

  private final JobQueue queue;
  private final EventWork work;
  private final List<LaneCrew> crews = new ArrayList<>();

  /// How a lane is worked on.
  ///
  /// @param workers how many events at a time; 0 where this process leaves the lane to others
  /// @param ahead how many are taken beforehand: many for short work, none for long work that
  ///   another process could begin at once
  public record Crew(int workers, int ahead) {
    public Crew {
      if (workers < 0 || ahead < 0) {
        throw new IllegalArgumentException("no crew: " + workers + " + " + ahead);
      }
    }
  }

  public Workers(JobQueue queue, EventWork work) {
    this.queue = queue;
    this.work = work;
  }

  /// Starts to take and do what there is.
  public synchronized void start(Map<Lane, Crew> wanted) {
    wanted.forEach(
        (lane, crew) -> {
          if (crew.workers() > 0) {
            crews.add(new LaneCrew(queue, work, lane, crew));
          }
        });
    crews.forEach(LaneCrew::start);
  }

  /// Takes no more, hands back what waits, and finishes what is under way; what does not end in
  /// time is handed back too.
  @Override
  public void close() {
    close(CLOSE_BOUND);
  }

  synchronized void close(Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    crews.forEach(LaneCrew::stop);
    crews.forEach(crew -> crew.join(deadline));
    crews.clear();
  }
}
