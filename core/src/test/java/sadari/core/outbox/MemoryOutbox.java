package sadari.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sadari.core.failure.Unavailable;
import sadari.core.id.EventId;

/// The promise of [Outbox], in memory; can be told to be out of reach.
public final class MemoryOutbox implements Outbox {
  private final Map<EventId, Kept> kept = new HashMap<>();
  private boolean reachable = true;

  /// An event, when it may be claimed, and why it was last put off or given up.
  public record Kept(PendingEvent event, Instant claimableAt, String cause, boolean buried) {}

  /// As a store does in the transaction of the cause.
  public synchronized PendingEvent write(EventId id, Event event, Instant now) {
    PendingEvent pending = new PendingEvent(id, event, 0);
    keep(pending, now.plus(Outbox.headStart(event.lane())));
    return pending;
  }

  private void keep(PendingEvent pending, Instant claimableAt) {
    kept.put(pending.id(), new Kept(pending, claimableAt, "", false));
  }

  public synchronized void reachable(boolean now) {
    reachable = now;
  }

  private void mustBeReachable() {
    if (!reachable) {
      throw new Unavailable("out of reach, for a test");
    }
  }

  public synchronized Map<EventId, Kept> kept() {
    return Map.copyOf(kept);
  }

  @Override
  public synchronized void replace(EventId cause, List<PendingEvent> parts, Instant claimableAt) {
    mustBeReachable();
    kept.remove(cause);
    parts.forEach(part -> keep(part, claimableAt));
  }

  @Override
  public synchronized List<PendingEvent> claim(Lane lane, Instant now, Duration lease, int limit) {
    mustBeReachable();
    List<PendingEvent> claimed =
        kept.values().stream()
            .filter(each -> !each.buried() && !each.claimableAt().isAfter(now))
            .filter(each -> each.event().event().lane() == lane)
            .sorted(Comparator.comparing(Kept::claimableAt).thenComparingLong(MemoryOutbox::number))
            .limit(limit)
            .sorted(Comparator.comparingLong(MemoryOutbox::number))
            .map(Kept::event)
            .map(event -> new PendingEvent(event.id(), event.event(), event.attempts() + 1))
            .toList();
    claimed.forEach(event -> keep(event, now.plus(lease)));
    return claimed;
  }

  private static long number(Kept each) {
    return each.event().id().value();
  }

  @Override
  public synchronized void done(List<EventId> ids) {
    mustBeReachable();
    ids.forEach(kept::remove);
  }

  @Override
  public synchronized void moved(List<EventId> ids, Instant until) {
    mustBeReachable();
    for (EventId id : ids) {
      Kept known = kept.get(id);
      if (known != null && !known.buried() && known.claimableAt().equals(until)) {
        kept.remove(id);
      }
    }
  }

  @Override
  public synchronized void again(PendingEvent event, Instant at, String cause) {
    mustBeReachable();
    Kept old = kept.get(event.id());
    if (old == null || !old.buried()) {
      kept.put(event.id(), new Kept(event, at, cause, false));
    }
  }

  @Override
  public synchronized void bury(PendingEvent event, String cause) {
    mustBeReachable();
    kept.put(event.id(), new Kept(event, Instant.MAX, cause, true));
  }

  @Override
  public synchronized Map<Lane, Backlog> backlog(Instant now) {
    Map<Lane, Backlog> all = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      List<Kept> its =
          kept.values().stream().filter(each -> each.event().event().lane() == lane).toList();
      long buried = its.stream().filter(Kept::buried).count();
      Duration oldest =
          its.stream()
              .filter(each -> !each.buried())
              .map(each -> Duration.between(each.event().id().madeAt(), now))
              .max(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
      all.put(lane, new Backlog(its.size() - buried, oldest, buried));
    }
    return all;
  }
}
