package sadari.engine.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/// Sets up the connection pool; every wait in it is bounded.
final class Pool {
  private Pool() {}

  /// A pool that connects when it is first asked, so that it can be made before the database is up.
  static HikariDataSource open(PostgresConfig config) {
    PostgresConfig.Timeouts timeouts = config.timeouts();
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("postgres");
    pool.setJdbcUrl(config.jdbcUrl());
    pool.setUsername(config.login().user());
    pool.setPassword(config.login().password());
    pool.setMaximumPoolSize(config.poolSize());
    pool.setConnectionTimeout(timeouts.pool().toMillis());
    pool.setValidationTimeout(Math.min(timeouts.connect().toMillis(), timeouts.pool().toMillis()));
    pool.setInitializationFailTimeout(-1);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    property(pool, "connectTimeout", seconds(timeouts.connect()));
    property(pool, "loginTimeout", seconds(timeouts.connect()));
    property(pool, "socketTimeout", seconds(timeouts.socket()));
    property(pool, "cancelSignalTimeout", seconds(timeouts.connect()));
    property(pool, "tcpKeepAlive", true);
    property(pool, "prepareThreshold", config.prepareThreshold());
    // The details of errors quote values of rows.
    property(pool, "logServerErrorDetail", false);
    property(pool, "ApplicationName", "sadari");
    property(pool, "options", options(timeouts));
    return new HikariDataSource(pool);
  }

  private static String options(PostgresConfig.Timeouts timeouts) {
    // A server that stalls inside a transaction must not hold its row locks for ever.
    return "-c statement_timeout="
        + timeouts.statement().toMillis()
        + " -c lock_timeout="
        + timeouts.lock().toMillis()
        + " -c idle_in_transaction_session_timeout="
        + timeouts.socket().toMillis()
        // Every statement is an index look-up whatever its values are; left to itself, the server
        // plans the one that publishes each time anew, which takes twice as long as running it.
        + " -c plan_cache_mode=force_generic_plan";
  }

  private static void property(HikariConfig pool, String name, Object value) {
    pool.addDataSourceProperty(name, String.valueOf(value));
  }

  static int seconds(Duration duration) {
    return (int) Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
