package sadari.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sadari.core.failure.Unavailable;
import sadari.core.id.EventId;

/// The promise of [Outbox], in memory; can be told to be out of reach.
final class MemoryOutbox implements Outbox {
  private final Map<EventId, Kept> kept = new HashMap<>();
  private boolean reachable = true;

  /// An event, when it may be claimed, and why it was last put off or given up.
  record Kept(PendingEvent event, Instant claimableAt, String cause, boolean buried) {}

  /// As a store does in the transaction of the cause.
  synchronized PendingEvent write(EventId id, Event event, Instant now) {
    PendingEvent pending = new PendingEvent(id, event, 0);
    keep(pending, now.plus(HEAD_START));
    return pending;
  }

  private void keep(PendingEvent pending, Instant claimableAt) {
    kept.put(pending.id(), new Kept(pending, claimableAt, "", false));
  }

  synchronized void reachable(boolean now) {
    reachable = now;
  }

  private void mustBeReachable() {
    if (!reachable) {
      throw new Unavailable("out of reach, for a test");
    }
  }

  synchronized Map<EventId, Kept> kept() {
    return Map.copyOf(kept);
  }

  @Override
  public synchronized void replace(EventId cause, List<PendingEvent> parts, Instant claimableAt) {
    mustBeReachable();
    kept.remove(cause);
    parts.forEach(part -> keep(part, claimableAt));
  }

  @Override
  public synchronized List<PendingEvent> claim(Instant now, Duration lease, int limit) {
    mustBeReachable();
    List<PendingEvent> claimed =
        kept.values().stream()
            .filter(each -> !each.buried() && !each.claimableAt().isAfter(now))
            .sorted(Comparator.comparing(Kept::claimableAt))
            .limit(limit)
            .map(Kept::event)
            .map(event -> new PendingEvent(event.id(), event.event(), event.attempts() + 1))
            .toList();
    claimed.forEach(event -> keep(event, now.plus(lease)));
    return claimed;
  }

  @Override
  public synchronized void done(List<EventId> ids) {
    mustBeReachable();
    ids.forEach(kept::remove);
  }

  @Override
  public synchronized void retry(EventId id, Instant at, String cause) {
    mustBeReachable();
    kept.computeIfPresent(id, (_, old) -> new Kept(old.event(), at, cause, false));
  }

  @Override
  public synchronized void postpone(EventId id, Instant at, String cause) {
    mustBeReachable();
    kept.computeIfPresent(
        id,
        (_, old) -> {
          PendingEvent event = old.event();
          int uncounted = Math.max(0, event.attempts() - 1);
          return new Kept(new PendingEvent(id, event.event(), uncounted), at, cause, false);
        });
  }

  @Override
  public synchronized void bury(EventId id, String cause) {
    mustBeReachable();
    kept.computeIfPresent(id, (_, old) -> new Kept(old.event(), old.claimableAt(), cause, true));
  }

  @Override
  public synchronized Backlog backlog(Instant now) {
    long buried = kept.values().stream().filter(Kept::buried).count();
    Duration oldest =
        kept.values().stream()
            .filter(each -> !each.buried())
            .map(each -> Duration.between(each.event().id().madeAt(), now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new Backlog(kept.size() - buried, oldest, buried);
  }
}
