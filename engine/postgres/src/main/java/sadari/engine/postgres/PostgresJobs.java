package sadari.engine.postgres;

import java.time.Duration;
import java.time.InstantSource;
import sadari.core.job.Bell;
import sadari.core.job.JobQueue;
import sadari.core.outbox.Finished;

/// The queue of jobs in the database. Thread-safe.
public final class PostgresJobs implements AutoCloseable {
  private final Bells bells;
  private final Finished finished;
  private final PostgresJobQueue queue;

  private PostgresJobs(Bells bells, Finished finished, PostgresJobQueue queue) {
    this.bells = bells;
    this.finished = finished;
    this.queue = queue;
  }

  static PostgresJobs open(PostgresEngine engine, InstantSource clock, Duration lease) {
    Bells bells = new Bells(engine);
    PostgresOutbox outbox = new PostgresOutbox(engine.sql());
    Finished finished = new Finished(outbox);
    finished.start();
    return new PostgresJobs(
        bells, finished, new PostgresJobQueue(engine.sql(), bells, finished, clock, lease));
  }

  /// The outbox as a queue.
  public JobQueue queue() {
    return queue;
  }

  /// Rings when events come into the outbox that nobody has for himself.
  public Bell bell() {
    return bells;
  }

  /// Takes out what is done, and hears no more.
  @Override
  public void close() {
    bells.close();
    finished.close();
  }
}
