package sadari.engine.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import sadari.core.job.JobQueue;
import sadari.core.outbox.Finished;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// The outbox as the queue itself: taking is claiming, so nothing is written twice.
///
/// A claim counts a try, and the count fences: who gives back or renews what somebody else has
/// claimed since changes nothing.
final class PostgresJobQueue implements JobQueue {
  /// The safety net under notifications, and how soon a retry is seen that has come due.
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Query RENEW =
      new Query(
          "jobs.renew",
          """
          update bucket.outbox set claimable_at = ? where id = ? and attempts = ? and not buried
          """);
  private static final Query RELEASE =
      new Query(
          "jobs.release",
          """
          update bucket.outbox set claimable_at = ?, attempts = attempts - 1
          where id = ? and attempts = ? and not buried
          """);

  private final Sql sql;
  private final PostgresOutbox outbox;
  private final Bells bells;
  private final Finished finished;
  private final InstantSource clock;
  private final Duration lease;

  PostgresJobQueue(Sql sql, Bells bells, Finished finished, InstantSource clock, Duration lease) {
    this.sql = sql;
    this.outbox = new PostgresOutbox(sql);
    this.bells = bells;
    this.finished = finished;
    this.clock = clock;
    this.lease = lease;
  }

  @Override
  public void put(List<PendingEvent> events) {
    if (!events.isEmpty()) {
      Instant now = clock.instant();
      boolean _ =
          sql.inTransaction(
              "jobs.put",
              session -> {
                PostgresOutbox.add(session, events, now);
                Bells.ring(session, events);
                return true;
              });
    }
  }

  @Override
  public List<Delivery> take(Lane lane, int most, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    List<PendingEvent> claimed = outbox.claim(lane, clock.instant(), lease, most);
    while (claimed.isEmpty() && !Thread.currentThread().isInterrupted()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return List.of();
      }
      bells.await(lane, Duration.ofNanos(Math.min(left, LOOK.toNanos())));
      claimed = outbox.claim(lane, clock.instant(), lease, most);
    }
    if (claimed.size() == most) {
      bells.ring(lane); // there may be more, for another taker here
    }
    return claimed.stream().<Delivery>map(Claimed::new).toList();
  }

  @Override
  public Duration lease() {
    return lease;
  }

  @Override
  public Backlog backlog(Lane lane) {
    Outbox.Backlog all = outbox.backlog(clock.instant()).getOrDefault(lane, Outbox.Backlog.NONE);
    return new Backlog(all.waiting(), all.oldest());
  }

  private final class Claimed implements Delivery {
    private final PendingEvent event;

    private Claimed(PendingEvent event) {
      this.event = event;
    }

    @Override
    public PendingEvent event() {
      return event;
    }

    @Override
    public int deliveries() {
      return event.attempts();
    }

    @Override
    public void done() {
      finished.add(event.id());
    }

    /// The row says by now when it is due again.
    @Override
    public void kept() {}

    @Override
    public void release() {
      int released = sql.update(RELEASE, clock.instant(), event.id(), event.attempts());
      if (released > 0) {
        bells.ring(event.event().lane());
      }
    }

    @Override
    public boolean renew() {
      return sql.update(RENEW, clock.instant().plus(lease), event.id(), event.attempts()) > 0;
    }
  }
}
