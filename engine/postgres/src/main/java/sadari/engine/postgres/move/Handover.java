package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Unavailable;
import sadari.engine.postgres.MovedMark;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.WritePause;

/// The moment in which the target takes over.
///
/// Writes are kept away twice: the engine holds its own up before they begin, and the source's
/// transaction holds every table, so that nobody else writes either. The second is released by the
/// server itself, whatever becomes of this process.
final class Handover {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LAST_WRITES = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int COMMIT_MILLIS = 5_000;
  private static final int MANY_ROWS = 50_000;

  private final PostgresEngine engine;
  private final PostgresConfig from;
  private final PostgresConfig to;
  private final Connection source;
  private final Connection target;
  private final Load load;

  /// What is moved and how it is watched.
  record Load(Transfer transfer, Journal journal, Guard guard) {}

  Handover(
      PostgresEngine engine, PostgresConfig to, Connection source, Connection target, Load load) {
    this.engine = engine;
    this.from = engine.config();
    this.to = to;
    this.source = source;
    this.target = target;
    this.load = load;
  }

  /// Waits for vacuums, and lets no new one begin, while people still write.
  void prepare() throws SQLException {
    source.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    lock("share update exclusive");
  }

  private void lock(String mode) throws SQLException {
    List<String> names =
        load.transfer().moved().stream().map(MoveOutcome.MovedTable::name).toList();
    Link.execute(source, "lock table " + String.join(", ", names) + " in " + mode + " mode");
  }

  /// Null where it was done; else why another round is needed.
  @Nullable String tryNow() throws SQLException {
    WritePause pause;
    try {
      pause = engine.pauseWrites(LAST_WRITES);
    } catch (Unavailable busy) {
      return again(Amounts.said(busy));
    }
    try (pause) {
      load.guard().hurry(LONGEST_PAUSE);
      @Nullable String wrong = lockOut();
      if (wrong != null) {
        return again(wrong);
      }
      load.transfer().finish();
      MovedMark.set(source, Amounts.place(to.jdbcUrl()));
      if (!load.guard().relax()) {
        throw new Unavailable("the pause took too long");
      }
      commit();
      engine.moveTo(to);
      return null;
    }
  }

  private @Nullable String lockOut() throws SQLException {
    try {
      Link.execute(source, "set local lock_timeout = '2s'");
      lock("exclusive");
    } catch (SQLException e) {
      if ("55P03".equals(e.getSQLState())) {
        return "somebody else holds a table";
      }
      throw e;
    }
    if (!load.journal().isWhole(source)) {
      throw new Unavailable("somebody removed the triggers that note changes");
    }
    long left = load.journal().size(source);
    return left > MANY_ROWS ? left + " changes were left" : null;
  }

  private String again(String why) throws SQLException {
    boolean _ = load.guard().relax();
    source.rollback();
    return why;
  }

  private void commit() throws SQLException {
    target.setNetworkTimeout(Runnable::run, COMMIT_MILLIS);
    try {
      target.commit();
    } catch (SQLException e) {
      throw new Unavailable(
          "the target's commit was not confirmed: empty the target before the next try", e);
    }
    try {
      source.commit();
    } catch (SQLException e) {
      if (!isMarked()) {
        throw new Unavailable(
            "the old database went away at the end: empty the target before the next try", e);
      }
    }
  }

  /// Asks until it is known: nothing may be written to either side before.
  private boolean isMarked() {
    while (true) {
      try (Connection look = Link.toOwner(from)) {
        return MovedMark.isSet(look);
      } catch (SQLException e) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }
}
