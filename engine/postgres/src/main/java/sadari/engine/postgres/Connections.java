package sadari.engine.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import sadari.core.failure.Unavailable;

/// The pooled connections to one server, lent in the order in which they are asked for.
/// Thread-safe.
final class Connections implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Connections.class.getName());

  private final HikariDataSource pool;
  private final Duration patience;

  /// Who came first gets a connection first. The pool by itself lets a busy thread take back the
  /// connection that it has just returned, again and again, past those who wait.
  private final Semaphore turns;

  private volatile boolean superseded;

  /// @param patience how long to wait for a turn at most
  Connections(HikariDataSource pool, Duration patience) {
    this.pool = pool;
    this.patience = patience;
    this.turns = new Semaphore(pool.getMaximumPoolSize(), true);
  }

  /// A free connection; goes to [#giveBack].
  ///
  /// @throws sadari.core.failure.Failure where there is none in time
  Connection borrow(String operation) {
    boolean borrowed = false;
    takeTurn(operation);
    try {
      Connection connection = pool.getConnection();
      borrowed = true;
      return connection;
    } catch (SQLException error) {
      throw Failures.ofBorrowing(operation, error, isFull());
    } finally {
      if (!borrowed) {
        turns.release();
      }
    }
  }

  private void takeTurn(String operation) {
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Failures.ofBorrowing(operation, new SQLTransientConnectionException(), isFull());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(operation + ": interrupted while waiting for a connection", e);
    }
  }

  private boolean isFull() {
    return pool.getHikariPoolMXBean().getTotalConnections() >= pool.getMaximumPoolSize();
  }

  /// Ends the loan, and the connection too where it must not be used again.
  void giveBack(Connection connection, boolean unusable) {
    try {
      if (unusable) {
        pool.evictConnection(connection);
      } else {
        connection.close();
      }
    } catch (SQLException broken) {
      LOG.log(Level.DEBUG, "a broken connection was given back", broken); // the outcome stands
    } finally {
      turns.release();
    }
  }

  /// From now on nothing that comes over these connections counts: their server is no primary any
  /// more, or has been given up.
  void supersede() {
    superseded = true;
  }

  boolean isSuperseded() {
    return superseded;
  }

  /// How the pool is.
  PoolStats stats() {
    return new PoolStats(
        pool.getHikariPoolMXBean().getActiveConnections(),
        pool.getHikariPoolMXBean().getIdleConnections(),
        turns.getQueueLength() + pool.getHikariPoolMXBean().getThreadsAwaitingConnection(),
        pool.getMaximumPoolSize());
  }

  /// Ends all connections, those in use too: what is under way on them fails.
  @Override
  public void close() {
    pool.close();
  }
}
