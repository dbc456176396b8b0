package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.RetryBudget;
import sadari.core.failure.Unavailable;
import sadari.core.page.PageRequest;

/// Runs named statements and transactions on pooled connections, and turns what goes wrong into
/// [sadari.core.failure.Failure]s. Thread-safe.
///
/// Isolation is READ COMMITTED everywhere: unique keys and row locks hold the invariants. A
/// transaction that was rolled back to end a deadlock is run again; a read whose connection broke
/// is asked once more on another one. Both within a budget, so that a database in trouble is not
/// asked twice as much. Where several servers may be the primary, an operation that has done
/// nothing yet looks for the one that is, for a bounded time.
final class Sql {
  private static final int ATTEMPTS = 5;
  private static final int RETRY_BURST = 100;

  private final QueryMeter meter;
  private final RetryBudget retries = new RetryBudget(RETRY_BURST);
  private final Gate gate = new Gate();
  private volatile Source source;

  Sql(Source source, QueryMeter meter) {
    this.source = source;
    this.meter = meter;
  }

  /// Where connections come from.
  Source source() {
    return source;
  }

  /// Borrows from elsewhere from now on; connections that are out go back to where they came from.
  ///
  /// @return where they came from so far
  Source use(Source other) {
    Source before = source;
    source = other;
    return before;
  }

  /// Where writes pass.
  Gate gate() {
    return gate;
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
    long deadline = System.nanoTime() + source.patience().toNanos();
    for (int attempt = 1; ; attempt++) {
      Attempt<T> once = new Attempt<>(name, kind, work);
      try {
        return once.run(deadline);
      } catch (Unavailable nothingDone) {
        // Nobody gave a connection. Another server may, once it is known.
        if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
          throw nothingDone;
        }
      } catch (SQLException error) {
        boolean again =
            (isWorthAgain(error, once, attempt) && retries.tryAgain())
                || isElsewhere(error, once, deadline);
        if (!again) {
          throw Failures.of(name, error, once.commitSent);
        }
      }
    }
  }

  private static boolean isWorthAgain(SQLException error, Attempt<?> attempt, int number) {
    boolean readAgain = attempt.kind == Kind.READ && number == 1 && Failures.isBroken(error);
    return readAgain || (Failures.isRetryable(error) && number < ATTEMPTS);
  }

  /// Whether nothing was done and another server may take it.
  private static boolean isElsewhere(SQLException error, Attempt<?> attempt, long deadline) {
    boolean lost = Failures.isBroken(error) && !attempt.commitSent;
    return (lost || Failures.isDemoted(error)) && System.nanoTime() - deadline < 0;
  }

  /// One try on one connection.
  private final class Attempt<T> {
    private final String name;
    private final Kind kind;
    private final Work<T> work;
    private boolean commitSent;

    private Attempt(String name, Kind kind, Work<T> work) {
      this.name = name;
      this.kind = kind;
      this.work = work;
    }

    private T run(long deadline) throws SQLException {
      Source from = source; // it may be another one by the end
      Connections connections = from.next(name, deadline);
      Connection connection = connections.borrow(name);
      boolean demoted = false;
      T result;
      try {
        result = on(connection);
      } catch (SQLException error) {
        demoted = Failures.isDemoted(error);
        if (demoted) {
          from.demoted(connections);
        }
        throw error;
      } finally {
        // A connection to a server that has become a standby is not given back but ended, so that
        // the next one finds the primary.
        connections.giveBack(connection, demoted);
      }
      if (!from.isCurrent(connections)) {
        throw superseded();
      }
      return result;
    }

    /// What a server answered that was no primary any more by then: a read may be stale, and
    /// whether its successor has the write nobody knows.
    private SQLException superseded() {
      if (kind != Kind.READ) {
        throw new OutcomeUnknown(name + ": the primary was replaced meanwhile");
      }
      return new SQLException("the primary was replaced meanwhile", Failures.CONNECTION_LOST);
    }

    private T on(Connection connection) throws SQLException {
      return switch (kind) {
        case READ -> work.run(new Session(connection));
        case WRITE -> {
          commitSent = true; // the statement commits by itself
          yield work.run(new Session(connection));
        }
        case TRANSACTION -> transaction(connection);
      };
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
  }

  private static void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      reason.addSuppressed(gone); // the server rolls back what has no connection any more
    }
  }
}
