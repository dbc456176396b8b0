package sadari.engine.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import sadari.core.failure.Failure;
import sadari.core.failure.RetryBudget;
import sadari.core.failure.Unavailable;
import sadari.core.page.PageRequest;

/// Runs named statements and transactions on pooled connections, and turns what goes wrong into
/// [sadari.core.failure.Failure]s. Thread-safe.
///
/// Isolation is READ COMMITTED everywhere: unique keys and row locks hold the invariants. A
/// transaction that was rolled back to end a deadlock is run again; a read whose connection broke
/// is asked once more on another one. Both within a budget, so that a database in trouble is not
/// asked twice as much.
final class Sql {
  private static final Logger LOG = System.getLogger(Sql.class.getName());
  private static final int ATTEMPTS = 5;
  private static final int RETRY_BURST = 100;

  private final QueryMeter meter;
  private final RetryBudget retries = new RetryBudget(RETRY_BURST);
  private final Gate gate = new Gate();
  private volatile HikariDataSource pool;

  /// Who came first gets a connection first. The pool by itself lets a busy thread take back the
  /// connection that it has just returned, again and again, past those who wait.
  private final Semaphore turns;

  Sql(HikariDataSource pool, QueryMeter meter) {
    this.pool = pool;
    this.meter = meter;
    this.turns = new Semaphore(pool.getMaximumPoolSize(), true);
  }

  /// How many threads wait for a connection.
  int waiting() {
    return turns.getQueueLength() + pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
  }

  /// The pool in use.
  HikariDataSource pool() {
    return pool;
  }

  /// Where writes pass.
  Gate gate() {
    return gate;
  }

  /// Borrows from another pool from now on; connections that are out go back to where they came
  /// from.
  void use(HikariDataSource other) {
    pool = other;
  }

  /// Work on a session. May run more than once, so it touches nothing but the session.
  @FunctionalInterface
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  <T> Optional<T> queryOne(Query query, Row.Reader<T> reader, Object... parameters) {
    return run(query.name(), Kind.READ, session -> session.queryOne(query, reader, parameters));
  }

  <T> List<T> queryList(Query query, Row.Reader<T> reader, Object... parameters) {
    return run(query.name(), Kind.READ, session -> session.queryList(query, reader, parameters));
  }

  <T> List<T> page(
      Query.Paged query, Row.Reader<T> reader, PageRequest page, Object... parameters) {
    return run(
        query.fromNewest().name(),
        Kind.READ,
        session -> session.page(query, reader, page, parameters));
  }

  /// One writing statement, a transaction of its own; how many rows were changed.
  int update(Query query, Object... parameters) {
    return run(query.name(), Kind.WRITE, session -> session.update(query, parameters));
  }

  /// One writing statement that answers rows (`returning`), a transaction of its own.
  <T> List<T> write(Query query, Row.Reader<T> reader, Object... parameters) {
    return run(query.name(), Kind.WRITE, session -> session.queryList(query, reader, parameters));
  }

  /// All or nothing.
  <T> T inTransaction(String name, Work<T> work) {
    return run(name, Kind.TRANSACTION, work);
  }

  private enum Kind {
    READ,
    WRITE,
    TRANSACTION
  }

  private <T> T run(String name, Kind kind, Work<T> work) {
    long start = System.nanoTime();
    QueryMeter.Outcome outcome = QueryMeter.Outcome.DEFECT;
    try {
      T result = kind == Kind.READ ? attempt(name, kind, work) : write(name, kind, work);
      outcome = QueryMeter.Outcome.OK;
      return result;
    } catch (Failure failure) {
      outcome = QueryMeter.Outcome.FAILURE;
      throw failure;
    } finally {
      meter.done(name, System.nanoTime() - start, outcome);
    }
  }

  private <T> T write(String name, Kind kind, Work<T> work) {
    gate.enter(name);
    try {
      return attempt(name, kind, work);
    } finally {
      gate.leave();
    }
  }

  private <T> T attempt(String name, Kind kind, Work<T> work) {
    retries.firstTry();
    for (int attempt = 1; ; attempt++) {
      Attempt<T> once = new Attempt<>(name, kind, work);
      try {
        return once.run();
      } catch (SQLException error) {
        boolean readAgain = kind == Kind.READ && attempt == 1 && Failures.isBroken(error);
        boolean again = readAgain || Failures.isRetryable(error);
        if (!again || attempt == ATTEMPTS || !retries.tryAgain()) {
          throw Failures.of(name, error, once.commitSent);
        }
      }
    }
  }

  /// One try on one connection.
  private final class Attempt<T> {
    private final String name;
    private final Kind kind;
    private final Work<T> work;
    private final HikariDataSource pool = Sql.this.pool;
    private boolean commitSent;

    private Attempt(String name, Kind kind, Work<T> work) {
      this.name = name;
      this.kind = kind;
      this.work = work;
    }

    private T run() throws SQLException {
      Connection connection = borrow();
      boolean demoted = false;
      try {
        return switch (kind) {
          case READ -> work.run(new Session(connection));
          case WRITE -> {
            commitSent = true; // the statement commits by itself
            yield work.run(new Session(connection));
          }
          case TRANSACTION -> transaction(connection);
        };
      } catch (SQLException error) {
        demoted = Failures.isDemoted(error);
        throw error;
      } finally {
        giveBack(pool, connection, demoted);
      }
    }

    private T transaction(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      T result;
      try {
        result = work.run(new Session(connection));
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
      commitSent = true;
      connection.clearWarnings();
      connection.commit();
      Session.checkDurable(name, connection.getWarnings());
      return result;
    }

    private Connection borrow() {
      boolean borrowed = false;
      takeTurn();
      try {
        Connection connection = pool.getConnection();
        borrowed = true;
        return connection;
      } catch (SQLException error) {
        throw Failures.ofBorrowing(name, error, isPoolFull());
      } finally {
        if (!borrowed) {
          turns.release();
        }
      }
    }

    private void takeTurn() {
      try {
        if (!turns.tryAcquire(pool.getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
          throw Failures.ofBorrowing(name, new SQLTransientConnectionException(), isPoolFull());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Unavailable(name + ": interrupted while waiting for a connection", e);
      }
    }

    private boolean isPoolFull() {
      return pool.getHikariPoolMXBean().getTotalConnections() >= pool.getMaximumPoolSize();
    }
  }

  private static void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      reason.addSuppressed(gone); // the server rolls back what has no connection any more
    }
  }

  /// A connection to a server that has become a standby is not given back but ended, so that the
  /// next one finds the primary.
  private void giveBack(HikariDataSource pool, Connection connection, boolean demoted) {
    try {
      if (demoted) {
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
}
