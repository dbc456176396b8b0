package sadari.core.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import sadari.core.failure.Unavailable;
import sadari.core.id.EventId;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// The promise of [JobQueue] but for leases that run out, in memory; can be told to be out of
/// reach, and that leases are lost.
final class MemoryJobs implements JobQueue {
  private final Map<Lane, Deque<PendingEvent>> lanes = new ConcurrentHashMap<>();
  private final Map<EventId, String> answers = new ConcurrentHashMap<>();
  private boolean reachable = true;
  private int renewals;
  private int refused;
  private Consumer<List<PendingEvent>> beforePut = _ -> {};

  synchronized void beforePut(Consumer<List<PendingEvent>> deed) {
    beforePut = deed;
  }

  synchronized int refused() {
    return refused;
  }

  synchronized void reachable(boolean now) {
    reachable = now;
    notifyAll();
  }

  synchronized int renewals() {
    return renewals;
  }

  /// How each delivery was answered at last.
  Map<EventId, String> answers() {
    return Map.copyOf(answers);
  }

  private Deque<PendingEvent> lane(Lane lane) {
    return lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>());
  }

  @Override
  public synchronized void put(List<PendingEvent> events) {
    if (!reachable) {
      refused++;
      throw new Unavailable("out of reach, for a test");
    }
    beforePut.accept(events);
    events.forEach(event -> lane(event.event().lane()).add(event));
    notifyAll();
  }

  @Override
  public synchronized List<Delivery> take(Lane lane, int most, Duration wait) {
    Instant end = Instant.now().plus(wait);
    try {
      while (reachable && lane(lane).isEmpty() && Instant.now().isBefore(end)) {
        wait(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!reachable) {
      throw new Unavailable("out of reach, for a test");
    }
    List<Delivery> taken = new ArrayList<>();
    while (taken.size() < most && !lane(lane).isEmpty()) {
      taken.add(new Taken(lane(lane).remove()));
    }
    return taken;
  }

  @Override
  public Duration lease() {
    return Duration.ofMillis(90);
  }

  @Override
  public synchronized Backlog backlog(Lane lane) {
    return new Backlog(lane(lane).size(), Duration.ZERO);
  }

  private final class Taken implements Delivery {
    private final PendingEvent event;

    private Taken(PendingEvent event) {
      this.event = event;
    }

    @Override
    public PendingEvent event() {
      return event;
    }

    @Override
    public int deliveries() {
      return 1;
    }

    private void answer(String answer) {
      answers.put(event.id(), answer);
    }

    @Override
    public void done() {
      answer("done");
    }

    @Override
    public void kept() {
      answer("kept");
    }

    @Override
    public void release() {
      answer("released");
      put(List.of(event));
    }

    @Override
    public boolean renew() {
      synchronized (MemoryJobs.this) {
        renewals++;
        return true;
      }
    }
  }
}
