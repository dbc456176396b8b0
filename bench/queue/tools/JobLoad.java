import java.util.Optional;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.embeddedpostgres.ThrowAwayPostgres;

/// Measures a queue of jobs. Arguments: database|kafka|dbscheduler JOBS WORKERS BATCH. Prints
/// `NAME JOBS-A-SECOND` lines: `flow` while jobs are put and done at the same time, `drain` for
/// jobs that wait when the workers start, and `first` for how long the first of these took, in
/// milliseconds. Draining counts from then on: a new group of consumers takes seconds to begin.
///
/// Every engine has a PostgreSQL of its own for the run, with the settings of a server that keeps
/// what it acknowledges; Kafka a broker of its own.
final class JobLoad {
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(50);

  private JobLoad() {}

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[1]);
    int workers = Integer.parseInt(args[2]);
    int batch = Integer.parseInt(args[3]);
    Map<String, String> durable =
        Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    try (ThrowAwayPostgres postgres = ThrowAwayPostgres.start(Optional.empty(), durable);
        Jobs jobs = jobs(args[0], postgres.server())) {
      var done = new LongAdder();
      for (int put = 0; put < count; put += batch) {
        jobs.put(batch);
      }
      long began = System.nanoTime();
      jobs.work(workers, done::increment);
      await(done, 1);
      long first = System.nanoTime();
      long already = done.sum();
      System.out.println("first " + (first - began) / 1e6);
      await(done, count);
      tell("drain", count - already, first);
      began = System.nanoTime();
      for (int put = 0; put < count; put += batch) {
        jobs.put(batch);
      }
      await(done, 2L * count);
      tell("flow", count, began);
    }
    System.exit(0); // some leave threads behind
  }

  private static Jobs jobs(String name, EmbeddedPostgres postgres) throws Exception {
    return switch (name) {
      case "database" -> new Database(postgres);
      case "kafka" -> new Kafka();
      default ->
          // Apart: its libraries are there for its own run only.
          (Jobs)
              Class.forName("Dbscheduler")
                  .getDeclaredConstructor(EmbeddedPostgres.class)
                  .newInstance(postgres);
    };
  }

  private static void await(LongAdder done, long count) throws InterruptedException {
    long deadline = System.nanoTime() + BOUND_NANOS;
    while (done.sum() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(done.sum() + " of " + count + " jobs in time");
      }
      Thread.sleep(1);
    }
  }

  private static void tell(String name, long count, long began) {
    System.out.println(name + " " + count / ((System.nanoTime() - began) / 1e9));
  }
}
