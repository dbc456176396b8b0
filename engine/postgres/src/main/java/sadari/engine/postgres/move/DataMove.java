package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;
import sadari.engine.postgres.MovedMark;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresConfig.Migration;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.QueryMeter;

/// Moves what an engine works on into another database, while it works.
///
/// ```
/// source   people write ─────────────────────────────────────┤ pause ├─ marked as moved
///            ├ triggers note keys of changed rows
///            ├ snapshot ─ copy ─▶ catch up ─▶ prove all ─▶ catch up ─▶ the rest, proved
/// target     └──────────── one transaction, all tables locked ──────────── commit ─ people write
/// ```
///
/// Until the target commits it is empty, and the source in charge: whatever ends the move before
/// that (the operator, a lost connection, a row that differs) changes nothing. Then the source's
/// transaction, which holds all tables against writers, commits the mark, and the engine goes over.
/// Should the process die between the two commits, the source is in charge and the target has to be
/// emptied by hand.
public final class DataMove {
  private static final int FEW_ROWS = 2_000;
  private static final int ROUNDS = 50;
  private static final int PAUSES = 5;

  private final PostgresEngine engine;
  private final PostgresConfig from;
  private final PostgresConfig to;
  private final MoveObserver observer;

  private DataMove(PostgresEngine engine, PostgresConfig to, MoveObserver observer) {
    this.engine = engine;
    this.from = engine.config();
    this.to = to;
    this.observer = observer;
  }

  /// Only looks whether a move could begin.
  public static MoveOutcome check(
      PostgresEngine engine, PostgresConfig target, MoveObserver observer) {
    List<String> reasons = new Preflight(engine, target).run(observer);
    return reasons.isEmpty() ? new MoveOutcome.Ready() : new MoveOutcome.Refused(reasons);
  }

  /// Moves everything, and lets the engine work on the target.
  public static MoveOutcome run(
      PostgresEngine engine, PostgresConfig target, MoveObserver observer) {
    return switch (check(engine, target, observer)) {
      case MoveOutcome.Ready _ -> new DataMove(engine, target, observer).move();
      case MoveOutcome no -> no;
    };
  }

  /// Removes what a move that was killed has left in an engine's database; another that is under
  /// way is left alone.
  public static void clear(PostgresEngine engine) {
    if (!engine.isNotedForMove()) {
      return;
    }
    try (Connection owner = Link.toOwner(engine.config())) {
      if (Journal.claim(owner)) {
        Journal.remove(owner);
      }
    } catch (SQLException e) {
      throw new Unavailable("what a move left behind could not be removed", e);
    }
  }

  /// Lets a database be used again whose data was moved away; what was written since is not in it.
  ///
  /// @return whether it was marked
  public static boolean undo(PostgresConfig config) {
    try (Connection owner = Link.toOwner(config)) {
      boolean marked = MovedMark.isSet(owner);
      MovedMark.remove(owner);
      Journal.remove(owner);
      if (config.migration() instanceof Migration.ByOwner) {
        try (Connection server = Link.toServer(config)) {
          MovedMark.lift(server);
        }
      }
      return marked;
    } catch (SQLException e) {
      throw new Unavailable("the old database does not answer", e);
    }
  }

  private MoveOutcome move() {
    long began = System.nanoTime();
    try (PostgresEngine there = PostgresEngine.open(to.withPoolSize(1), QueryMeter.NONE)) {
      there.migrate();
    } catch (Failure e) {
      return new MoveOutcome.Aborted("the target's tables could not be made: " + Amounts.said(e));
    }
    MoveOutcome outcome = connected(began);
    tidy(outcome instanceof MoveOutcome.Moved);
    return outcome;
  }

  private MoveOutcome connected(long began) {
    try (Connection source = Link.toOwner(from);
        Connection target = Link.toOwner(to)) {
      if (!Journal.claim(source)) {
        return new MoveOutcome.Refused(List.of("another move of this data is under way"));
      }
      List<Table> tables = Table.in(source);
      List<Table> there = Table.in(target);
      if (!sameShape(tables, there)) {
        return new MoveOutcome.Refused(List.of("the tables of the two databases differ"));
      }
      return guarded(source, target, tables, began);
    } catch (SQLException e) {
      return new MoveOutcome.Aborted(Amounts.said(e));
    }
  }

  private static boolean sameShape(List<Table> here, List<Table> there) {
    return here.size() == there.size()
        && here.stream().allMatch(table -> table.hasSameShape(there.get(table.number())));
  }

  private MoveOutcome guarded(Connection source, Connection target, List<Table> tables, long began)
      throws SQLException {
    Journal journal = Journal.begin(source, tables);
    Transfer transfer = new Transfer(source, target, tables, journal);
    Speed speed = new Speed(transfer, tables);
    try (Guard guard = new Guard(observer, List.of(source, target), speed::line)) {
      try {
        target.setAutoCommit(false);
        transfer.copyAll();
        settle(transfer);
        transfer.proveAll();
        observer.say("all rows are equal on both sides; catching up with what changed meanwhile");
        Handover handover =
            new Handover(engine, to, source, target, new Handover.Load(transfer, journal, guard));
        return handOver(handover, transfer, began);
      } catch (SQLException | Failure e) {
        @Nullable String cut = guard.reason();
        return new MoveOutcome.Aborted(cut == null ? Amounts.said(e) : cut);
      }
    }
  }

  private void settle(Transfer transfer) throws SQLException {
    for (int round = 1; round <= ROUNDS; round++) {
      long changed = transfer.catchUp();
      if (changed > 0) {
        observer.say("caught up with %,d rows that changed meanwhile".formatted(changed));
      }
      if (changed <= FEW_ROWS) {
        return;
      }
    }
    throw new Unavailable("people write faster than the target takes rows in");
  }

  private MoveOutcome handOver(Handover handover, Transfer transfer, long began)
      throws SQLException {
    for (int pause = 1; pause <= PAUSES; pause++) {
      settle(transfer);
      handover.prepare();
      long paused = System.nanoTime();
      @Nullable String wrong = handover.tryNow();
      Duration length = Duration.ofNanos(System.nanoTime() - paused);
      if (wrong == null) {
        return new MoveOutcome.Moved(
            transfer.moved(),
            transfer.courier().bytes(),
            Duration.ofNanos(System.nanoTime() - began),
            length,
            pause);
      }
      observer.say(
          "writes went on here after a pause of %d ms, another round: %s"
              .formatted(length.toMillis(), wrong));
    }
    throw new Unavailable("no pause of writes was long enough");
  }

  /// What can be done afterwards, while people read and write: nothing depends on it.
  private void tidy(boolean moved) {
    try (Connection source = Link.toOwner(from)) {
      Journal.remove(source);
      if (moved && from.migration() instanceof Migration.ByOwner) {
        try (Connection server = Link.toServer(from)) {
          MovedMark.bar(server);
        }
      }
    } catch (SQLException e) {
      observer.say(
          "the old database could not be tidied up; its next start does so: " + Amounts.said(e));
    }
    if (moved) {
      vacuum();
    }
  }

  private void vacuum() {
    try (Connection target = Link.toOwner(to)) {
      for (Table table : Table.in(target)) {
        // Pages of home are read from the index alone once it is known what all may see.
        Link.execute(target, "vacuum " + table.name());
      }
    } catch (SQLException e) {
      observer.say("the target was not vacuumed; it will do so by itself: " + Amounts.said(e));
    }
  }
}
