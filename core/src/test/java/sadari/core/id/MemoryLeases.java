package sadari.core.id;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import sadari.core.failure.Conflict;
import sadari.core.failure.Unavailable;

/// Node numbers in memory, by a clock of its own: the promise of [NodeLeases] and no more.
public final class MemoryLeases implements NodeLeases {
  private final InstantSource clock;
  private final List<Lease> last = new ArrayList<>();
  private final List<Boolean> held = new ArrayList<>();

  public MemoryLeases(InstantSource clock, int nodes) {
    this.clock = clock;
    Instant zero = Instant.ofEpochMilli(Id.EPOCH_MILLIS);
    for (int node = 0; node < nodes; node++) {
      last.add(new Lease(node, zero, zero));
      held.add(false);
    }
  }

  @Override
  public synchronized Lease acquire(Duration span) {
    Instant now = clock.instant();
    Lease free =
        last.stream()
            .filter(lease -> !lease.until().isAfter(now))
            .findFirst()
            .orElseThrow(() -> new Unavailable("all node numbers are taken"));
    Lease taken = new Lease(free.node(), free.until(), now.plus(span));
    last.set(taken.node(), taken);
    held.set(taken.node(), true);
    return taken;
  }

  @Override
  public synchronized Lease renew(Lease lease, Duration span) {
    Lease present = last.get(lease.node());
    if (!held.get(lease.node()) || !present.from().equals(lease.from())) {
      throw new Conflict("the lease was lost");
    }
    Instant until = clock.instant().plus(span);
    Lease longer =
        new Lease(
            lease.node(), lease.from(), until.isAfter(present.until()) ? until : present.until());
    last.set(lease.node(), longer);
    return longer;
  }

  @Override
  public synchronized void release(Lease lease, Instant usedUntil) {
    Lease present = last.get(lease.node());
    if (held.get(lease.node()) && present.from().equals(lease.from())) {
      last.set(lease.node(), new Lease(lease.node(), lease.from(), usedUntil));
      held.set(lease.node(), false);
    }
  }

  /// When the span of a number ends.
  synchronized Instant until(int node) {
    return last.get(node).until();
  }

  /// Somebody takes a number over at the end of its span.
  synchronized void takeOver(int node) {
    Lease lost = last.get(node);
    last.set(node, new Lease(node, lost.until(), lost.until().plusSeconds(90)));
  }
}
