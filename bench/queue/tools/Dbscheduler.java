import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;

/// db-scheduler with its fastest way of polling on PostgreSQL (lock and fetch by SKIP LOCKED), as
/// its documentation advises for throughput.
final class Dbscheduler implements Jobs {
  private static final double REFILL_BELOW = 4.0;
  private static final double FETCH_UP_TO = 20.0;

  private final HikariDataSource source;
  private final SchedulerClient client;
  private Runnable counted = () -> {};
  private final OneTimeTask<Void> task =
      Tasks.oneTime("count", Void.class).execute((instance, context) -> counted.run());
  private Scheduler scheduler;
  private long last;

  Dbscheduler(EmbeddedPostgres postgres) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.jdbcUrl());
    config.setUsername(postgres.user());
    config.setPassword(postgres.password());
    config.setMaximumPoolSize(10);
    source = new HikariDataSource(config);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // As its documentation has it for PostgreSQL.
      statement.execute(
          """
          create table scheduled_tasks (
            task_name text not null, task_instance text not null, task_data bytea,
            execution_time timestamp with time zone not null,
            picked boolean not null, picked_by text,
            last_success timestamp with time zone, last_failure timestamp with time zone,
            consecutive_failures int, last_heartbeat timestamp with time zone,
            version bigint not null, priority smallint,
            primary key (task_name, task_instance));
          create index execution_time_idx on scheduled_tasks (execution_time);
          create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
          """);
    }
    client = SchedulerClient.Builder.create(source, task).build();
  }

  @Override
  public void work(int workers, Runnable done) {
    counted = done;
    scheduler =
        Scheduler.create(source, task)
            .threads(workers)
            .pollingInterval(Duration.ofMillis(50))
            .pollUsingLockAndFetch(REFILL_BELOW, FETCH_UP_TO)
            .build();
    scheduler.start();
  }

  @Override
  public void put(int count) {
    List<TaskInstance<?>> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(task.instance(Long.toString(last++)));
    }
    client.scheduleBatch(some, Instant.now());
  }

  @Override
  public void close() {
    scheduler.stop();
    source.close();
  }
}
