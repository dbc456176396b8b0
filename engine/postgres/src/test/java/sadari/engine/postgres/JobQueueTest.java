package sadari.engine.postgres;

import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import sadari.contract.Await;
import sadari.contract.job.JobQueueContract;
import sadari.core.job.JobQueue;

/// Much of it is waiting for leases: on both servers at a time, on each one test after the other.
class JobQueueTest {
  @Nested
  @Execution(CONCURRENT)
  @ResourceLock("newest queue")
  class OnNewest extends Bound implements JobQueueContract {
    @Override
    public TestServer server() {
      return TestServer.BUNDLED;
    }
  }

  @Nested
  @Execution(CONCURRENT)
  @ResourceLock("oldest queue")
  class OnOldest extends Bound implements JobQueueContract {
    @Override
    public TestServer server() {
      return TestServer.DEBIAN_15;
    }
  }

  /// Two processes' queues on one database.
  abstract static class Bound extends PostgresTest {
    private static final Duration LEASE = Duration.ofSeconds(3);

    private @Nullable PostgresJobs here;
    private @Nullable PostgresJobs elsewhere;

    @BeforeAll
    void openQueues() {
      here = engine().openJobs(InstantSource.system(), LEASE);
      elsewhere = engine().openJobs(InstantSource.system(), LEASE);
    }

    @AfterAll
    void closeQueues() {
      for (PostgresJobs jobs : List.of(opened(here), opened(elsewhere))) {
        jobs.close();
      }
    }

    /// What is done is taken out in a moment, on another thread.
    @Override
    @AfterEach
    void noConnectionIsLeaked() {
      Await.until("no connection is checked out", () -> engine().pool().active() == 0);
    }

    private static PostgresJobs opened(@Nullable PostgresJobs jobs) {
      return Objects.requireNonNull(jobs);
    }

    public JobQueue here() {
      return opened(here).queue();
    }

    public JobQueue elsewhere() {
      return opened(elsewhere).queue();
    }
  }
}
