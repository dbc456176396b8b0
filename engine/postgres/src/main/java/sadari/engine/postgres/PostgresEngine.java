package sadari.engine.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.List;
import sadari.core.failure.Failure;

/// Every store on one PostgreSQL database. Thread-safe; the stores share one connection pool, and
/// live until the engine is closed.
public final class PostgresEngine implements AutoCloseable {
  private static final Query CHECK =
      new Query(
          "engine.check",
          """
          select current_setting('server_version') as version,
                 not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'
                   as writable
          """);

  private final PostgresConfig config;
  private final HikariDataSource pool;
  private final Sql sql;

  private PostgresEngine(PostgresConfig config, QueryMeter meter) {
    this.config = config;
    this.pool = Pool.open(config);
    this.sql = new Sql(pool, meter);
  }

  /// Sets the engine up without waiting for the database: connections are made when they are
  /// needed.
  public static PostgresEngine open(PostgresConfig config, QueryMeter meter) {
    return new PostgresEngine(config, meter);
  }

  /// Brings the tables up to date, as [PostgresConfig#migration] says. Many servers may do so at
  /// once.
  ///
  /// @throws sadari.core.failure.Unavailable where the database cannot be reached, or the tables
  ///   are not right afterwards
  public void migrate() {
    new Migrations(config, pool).run();
  }

  /// Asks the database whether it is well.
  public Health check() {
    try {
      List<Health> answers =
          sql.queryList(CHECK, row -> new Health.Up(row.text("version"), row.bool("writable")));
      return answers.getFirst();
    } catch (Failure failure) {
      return new Health.Down(String.valueOf(failure.getMessage()));
    }
  }

  /// How the connection pool is.
  public PoolStats pool() {
    HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    return new PoolStats(
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection(),
        config.poolSize());
  }

  /// Closes all connections; what is under way fails.
  @Override
  public void close() {
    pool.close();
  }
}
