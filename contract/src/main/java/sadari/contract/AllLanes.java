package sadari.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// Claims from an outbox for tests that do not care for lanes.
public final class AllLanes {
  private AllLanes() {}

  /// Up to `limit` events of each lane, by their ids.
  public static List<PendingEvent> claim(Outbox outbox, Instant now, Duration lease, int limit) {
    return Stream.of(Lane.values())
        .flatMap(lane -> outbox.claim(lane, now, lease, limit).stream())
        .sorted(Comparator.comparingLong(event -> event.id().value()))
        .toList();
  }
}
