package sadari.engine.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Sets up the connection pool; every wait in it is bounded.
final class Pool {
  private Pool() {}

  /// A pool that connects when it is first asked, so that it can be made before the database is up.
  static HikariDataSource open(PostgresConfig config) {
    return open(config, "postgres", source(config), config.timeouts().pool());
  }

  /// A pool of one of several servers.
  ///
  /// @param patience with making a connection, before another server may be the one to ask
  static HikariDataSource open(
      PostgresConfig config, String name, DataSource source, Duration patience) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setDataSource(source);
    pool.setMaximumPoolSize(config.poolSize());
    pool.setConnectionTimeout(patience.toMillis());
    pool.setValidationTimeout(
        Math.min(config.timeouts().connect().toMillis(), patience.toMillis()));
    pool.setInitializationFailTimeout(-1);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(pool);
  }

  /// Makes connections for stores. What the address says of them counts more than what is said
  /// here.
  static PGSimpleDataSource source(PostgresConfig config) {
    return set(new PGSimpleDataSource(), config);
  }

  static <S extends PGSimpleDataSource> S set(S source, PostgresConfig config) {
    PostgresConfig.Timeouts timeouts = config.timeouts();
    Map<String, Object> ours =
        Map.of(
            "connectTimeout", seconds(timeouts.connect()),
            "loginTimeout", seconds(timeouts.connect()),
            "socketTimeout", seconds(timeouts.socket()),
            "cancelSignalTimeout", seconds(timeouts.connect()),
            "tcpKeepAlive", true,
            "prepareThreshold", config.prepareThreshold(),
            // The details of errors quote values of rows.
            "logServerErrorDetail", false,
            "ApplicationName", "sadari",
            "options", options(timeouts));
    String given = config.jdbcUrl();
    StringBuilder url = new StringBuilder(given).append(given.contains("?") ? "&" : "?");
    ours.forEach(
        (name, value) -> {
          if (!given.contains(name + "=")) {
            String text = URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
            url.append(name).append('=').append(text).append('&');
          }
        });
    source.setUrl(url.toString());
    source.setUser(config.login().user());
    source.setPassword(config.login().password());
    return source;
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

  static int seconds(Duration duration) {
    return (int) Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
