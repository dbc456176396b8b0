package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Looks at one server again and again, on a thread and a connection of its own, so that neither a
/// full pool nor another server's silence is in the way.
final class Watch implements AutoCloseable {
  private static final int CONNECT_SECONDS = 1;

  /// Longer than a busy server hesitates, shorter than people wait.
  private static final int ANSWER_SECONDS = 2;

  private final DataSource source;
  private final Duration period;
  private final Consumer<Look> report;
  private final Thread thread;
  private @Nullable Connection connection;
  private volatile boolean closed;

  Watch(Host host, PostgresConfig config, Duration period, Consumer<Look> report) {
    this.source = source(host, config);
    this.period = period;
    this.report = report;
    this.thread = Thread.ofVirtual().name("watch-" + host).unstarted(this::watch);
  }

  private static DataSource source(Host host, PostgresConfig config) {
    PGSimpleDataSource source = host.set(new PGSimpleDataSource(), config);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(ANSWER_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setApplicationName("sadari-watch");
    return source;
  }

  void start() {
    thread.start();
  }

  /// Looks at once instead of at the end of the period.
  void hurry() {
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!closed) {
      report.accept(look());
      if (!closed) {
        LockSupport.parkNanos(this, period.toNanos());
      }
    }
    disconnect();
  }

  /// A connection that has died since the last look says nothing about the server.
  private Look look() {
    boolean isNew = connection == null;
    try {
      return ask();
    } catch (SQLException error) {
      disconnect();
      return isNew ? silent(error) : lookAfresh();
    }
  }

  private Look lookAfresh() {
    try {
      return ask();
    } catch (SQLException error) {
      disconnect();
      return silent(error);
    }
  }

  private Look ask() throws SQLException {
    Connection known = connection;
    if (known == null) {
      known = source.getConnection();
      connection = known;
    }
    return Looking.at(known);
  }

  private static Look silent(SQLException error) {
    return new Look.Silent("SQLSTATE " + error.getSQLState());
  }

  private void disconnect() {
    Connection known = connection;
    connection = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException gone) {
        // It is over either way.
      }
    }
  }

  /// Ends with the look under way.
  @Override
  public void close() {
    closed = true;
    hurry();
    try {
      thread.join(Duration.ofSeconds(ANSWER_SECONDS + CONNECT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
