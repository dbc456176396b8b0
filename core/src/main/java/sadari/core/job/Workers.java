package sadari.core.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Map<Lane, Occupancy> occupancies = new EnumMap<>(Lane.class);

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
    for (Lane lane : Lane.values()) {
      occupancies.put(lane, new Occupancy());
    }
  }

  /// How long workers of a lane have been at work so far, all of them together: over a minute, four
  /// that never rest come to four minutes.
  public Duration busy(Lane lane) {
    return occupancy(lane).total();
  }

  private Occupancy occupancy(Lane lane) {
    return Objects.requireNonNull(occupancies.get(lane));
  }

  /// Starts to take and do what there is.
  public synchronized void start(Map<Lane, Crew> wanted) {
    wanted.forEach(
        (lane, crew) -> {
          if (crew.workers() > 0) {
            crews.add(new LaneCrew(queue, work, lane, crew, occupancy(lane)));
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
