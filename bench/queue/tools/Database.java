import java.time.Duration;
import java.time.InstantSource;
import sadari.core.job.JobQueue;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.PostgresJobs;
import sadari.engine.postgres.QueryMeter;

/// The outbox as the queue.
final class Database extends Taking {
  private final PostgresEngine engine;
  private final PostgresJobs jobs;

  Database(EmbeddedPostgres postgres) {
    engine =
        PostgresEngine.open(
            PostgresConfig.of(
                postgres.jdbcUrl(), new PostgresConfig.Login(postgres.user(), postgres.password())),
            QueryMeter.NONE);
    engine.migrate();
    jobs = engine.openJobs(InstantSource.system(), Duration.ofSeconds(20));
  }

  @Override
  JobQueue queue() {
    return jobs.queue();
  }

  @Override
  public void close() {
    jobs.close();
    engine.close();
  }
}
