package sadari.core.id;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;
import sadari.core.failure.Conflict;
import sadari.core.failure.Unavailable;

/// Makes ids: unique over all servers, growing within a bucket on one server, even when the clock
/// steps back.
///
/// Per bucket it remembers the last tick (millisecond and sequence) and gives out the later of
/// "now" and "the next one"; a burst borrows from the next millisecond. Ticks stay inside the span
/// of the node's lease ([NodeLeases]); when the lease could not be renewed in time, making an id
/// fails with [Unavailable] rather than risking a double.
///
/// Thread-safe and lock-free; [#renew] is called now and then by one thread.
public final class IdGenerator implements AutoCloseable {
  /// How long a lease is asked for; renewing three times as often bridges short outages.
  public static final Duration SPAN = Duration.ofSeconds(90);

  /// Later than any lease.
  private static final long CLOSED = Long.MAX_VALUE - 1;

  private final NodeLeases leases;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// Per bucket: (milliseconds since the ids' epoch) << SEQUENCE_BITS | sequence.
  private final AtomicLongArray lastTick = new AtomicLongArray(Bucket.COUNT);

  private volatile NodeLeases.Lease lease;

  /// Takes a node number at once.
  ///
  /// @throws Unavailable where no number can be had
  public IdGenerator(NodeLeases leases, InstantSource clock, RandomGenerator random) {
    this.leases = leases;
    this.clock = clock;
    this.random = random;
    this.lease = leases.acquire(SPAN);
  }

  /// Keeps the node number, or takes another where it was lost. To be called every third of
  /// [#SPAN].
  public void renew() {
    NodeLeases.Lease held = lease;
    try {
      lease = leases.renew(held, SPAN);
    } catch (Conflict lost) {
      lease = leases.acquire(SPAN);
    }
  }

  /// An id for something new in `bucket`.
  public long next(Bucket bucket) {
    int slot = bucket.number();
    while (true) {
      NodeLeases.Lease held = lease;
      long last = lastTick.get(slot);
      long now = Math.max(ticks(clock.instant()), ticks(held.from()));
      long tick = Math.max(now, last + 1);
      if (tick >= ticks(held.until())) {
        throw new Unavailable(
            "the lease of this server's node number has run out: the database was not reached in"
                + " time, or this clock is ahead of the database's");
      }
      if (lastTick.compareAndSet(slot, last, tick)) {
        return compose(tick, slot, held.node());
      }
    }
  }

  private static long ticks(Instant instant) {
    return (instant.toEpochMilli() - Id.EPOCH_MILLIS) << Id.SEQUENCE_BITS;
  }

  private static long compose(long tick, int bucket, int node) {
    long millis = tick >>> Id.SEQUENCE_BITS;
    long sequence = tick & ((1L << Id.SEQUENCE_BITS) - 1);
    return ((millis << Id.BUCKET_BITS | bucket) << Id.NODE_BITS | node) << Id.SEQUENCE_BITS
        | sequence;
  }

  /// A bucket for something that nobody owns yet: a new account, a new application. Even over all.
  public Bucket anyBucket() {
    return new Bucket(random.nextInt(Bucket.COUNT));
  }

  /// A new account, in any bucket.
  public AccountId account() {
    return new AccountId(next(anyBucket()));
  }

  /// A new application, in any bucket.
  public AppId app() {
    return new AppId(next(anyBucket()));
  }

  /// A new post of an account.
  public PostId post(AccountId author) {
    return new PostId(next(author.bucket()));
  }

  /// A new photo of an account.
  public MediaId media(AccountId owner) {
    return new MediaId(next(owner.bucket()));
  }

  /// A new token beside its owner, an account or an application.
  public TokenId token(Id owner) {
    return new TokenId(next(owner.bucket()));
  }

  /// A new event beside its cause.
  public EventId event(Id cause) {
    return new EventId(next(cause.bucket()));
  }

  /// New work for an account.
  public JobId job(AccountId owner) {
    return new JobId(next(owner.bucket()));
  }

  /// A new deed of the operators, beside the account that it concerns.
  public DeedId deed(AccountId concerned) {
    return new DeedId(next(concerned.bucket()));
  }

  /// A new report, beside who reports.
  public ReportId report(AccountId reporter) {
    return new ReportId(next(reporter.bucket()));
  }

  /// A new notification for a reader.
  public NotificationId notification(AccountId reader) {
    return new NotificationId(next(reader.bucket()));
  }

  /// A new key of a row in the bucket of `owner`.
  public long key(Id owner) {
    return next(owner.bucket());
  }

  /// Gives the node number back; no id is made afterwards. Idempotent.
  @Override
  public void close() {
    NodeLeases.Lease held = lease;
    long last = ticks(held.from());
    boolean open = false;
    for (int slot = 0; slot < Bucket.COUNT; slot++) {
      // Closes the bucket and learns its last tick in one step: who is just making an id either
      // comes before, and is counted, or fails.
      long tick = lastTick.getAndSet(slot, CLOSED);
      open |= tick != CLOSED;
      last = tick == CLOSED ? last : Math.max(last, tick);
    }
    if (open) {
      // Never later than the lease, whatever the clock says or an earlier lease allowed.
      long end = (last >>> Id.SEQUENCE_BITS) + Id.EPOCH_MILLIS + 1;
      leases.release(held, Instant.ofEpochMilli(Math.min(end, held.until().toEpochMilli())));
    }
  }
}
