package sadari.engine.postgres;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sadari.contract.Await;
import sadari.contract.job.JobFixture;
import sadari.core.id.IdGenerator;
import sadari.core.job.JobQueue;
import sadari.core.job.Workers;
import sadari.core.outbox.EventWork;
import sadari.core.outbox.Lane;
import sadari.core.outbox.OutboxMeter;
import sadari.core.outbox.PendingEvent;

/// Jobs per second through the queue in the database, put and done, with nothing to do in each:
/// `JobLoad connections jobs workers...`, on a database of its own.
final class JobLoad {
  private static final int BATCH = 500;

  private JobLoad() {}

  public static void main(String[] arguments) throws Exception {
    int connections = Integer.parseInt(arguments[0]);
    int jobs = Integer.parseInt(arguments[1]);
    try (TestServer.Database database = TestServer.BUNDLED.migrated();
        PostgresEngine engine =
            PostgresEngine.open(database.config().withPoolSize(connections), QueryMeter.NONE);
        PostgresJobs queue = engine.openJobs(InstantSource.system(), Duration.ofSeconds(60));
        IdGenerator ids =
            new IdGenerator(engine.nodeLeases(), InstantSource.system(), new Random())) {
      for (int i = 2; i < arguments.length; i++) {
        run(engine, queue.queue(), ids, jobs, Integer.parseInt(arguments[i]));
      }
    }
  }

  private static void run(
      PostgresEngine engine, JobQueue queue, IdGenerator ids, int jobs, int workers)
      throws InterruptedException {
    long begin = System.nanoTime();
    for (int put = 0; put < jobs; put += BATCH) {
      List<PendingEvent> some = JobFixture.events(Lane.BULK, Math.min(BATCH, jobs - put));
      queue.put(some);
    }
    long put = System.nanoTime();
    CountDownLatch left = new CountDownLatch(jobs);
    EventWork work =
        new EventWork(
            engine.outbox(),
            _ -> {
              left.countDown();
              return List.of();
            },
            ids,
            InstantSource.system(),
            new Random(),
            OutboxMeter.NONE);
    try (Workers crew = new Workers(queue, work)) {
      crew.start(Map.of(Lane.BULK, new Workers.Crew(workers, 200)));
      boolean all = left.await(5, TimeUnit.MINUTES);
      Await.until("all are taken out", () -> queue.backlog(Lane.BULK).waiting() == 0);
      long done = System.nanoTime();
      System.out.printf(
          "%4d workers: %7.0f jobs/s put, %7.0f jobs/s done%s%n",
          workers, jobs * 1e9 / (put - begin), jobs * 1e9 / (done - put), all ? "" : " (not all)");
    }
  }
}
