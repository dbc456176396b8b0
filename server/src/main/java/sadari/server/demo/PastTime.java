package sadari.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import sadari.core.id.NodeLeases;

/// A clock that runs through past weeks as fast as its user sets it, and node leases for them.
///
/// The leases are of node numbers taken just now, and cover the time *before* they were taken. That
/// is only sound on a database where nobody made ids before: an empty one.
public final class PastTime implements InstantSource, NodeLeases {
  private final NodeLeases leases;
  private final Instant begin;
  private final AtomicReference<Instant> now;

  /// @param begin from when on ids may be made
  public PastTime(NodeLeases leases, Instant begin) {
    this.leases = leases;
    this.begin = begin;
    this.now = new AtomicReference<>(begin);
  }

  /// Moves on to `instant`; never back.
  public void advanceTo(Instant instant) {
    now.accumulateAndGet(instant, (old, next) -> next.isAfter(old) ? next : old);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public Lease acquire(Duration span) {
    Lease real = leases.acquire(span);
    return new Lease(real.node(), begin, real.until());
  }

  @Override
  public Lease renew(Lease lease, Duration span) {
    return lease;
  }

  /// The number is not given back: it comes back by itself when the real span is over.
  @Override
  public void release(Lease lease, Instant usedUntil) {}
}
