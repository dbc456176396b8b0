package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import sadari.core.failure.Unavailable;

/// Makes the target's rows the source's, and proves that they are.
///
/// The target's side is one transaction, which holds its tables: nobody else reads or changes them
/// until it ends. So what was once verified there stays as it is, and after a full proof only rows
/// that were carried again have to be proved again.
final class Transfer {
  private final Connection source;
  private final Connection target;
  private final List<Table> tables;
  private final Journal journal;
  private final Courier courier;
  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, Long> again = new HashMap<>();
  private volatile String present = "";

  Transfer(Connection source, Connection target, List<Table> tables, Journal journal) {
    this.source = source;
    this.target = target;
    this.tables = tables;
    this.journal = journal;
    this.courier = new Courier(source, target);
  }

  Courier courier() {
    return courier;
  }

  /// The table that is carried right now.
  String present() {
    return present;
  }

  /// Carries all rows as of one moment of the source.
  void copyAll() throws SQLException {
    Link.execute(target, "set local lock_timeout = '5s'");
    Link.execute(
        target, "truncate " + String.join(", ", tables.stream().map(Table::name).toList()));
    Indexes indexes = Indexes.drop(target, tables);
    inSnapshot(
        () -> {
          for (Table table : tables) {
            present = table.name();
            rows.put(table.name(), carry(table, "true"));
          }
        });
    present = "";
    indexes.create(target);
    for (Table table : tables) {
      Link.execute(target, "analyze " + table.name());
    }
  }

  private long carry(Table table, String condition) throws SQLException {
    String columns = table.columnList();
    return courier.carry(
        "select " + columns + " from " + table.name() + " where " + condition,
        table.name() + " (" + columns + ")");
  }

  /// Carries what changed since it was last carried; answers how many rows that was.
  long catchUp() throws SQLException {
    long[] changed = {0};
    inSnapshot(() -> changed[0] = catchUpNow(false));
    return changed[0];
  }

  /// Carries what changed, and compares every row of both sides as of that moment.
  void proveAll() throws SQLException {
    inSnapshot(
        () -> {
          catchUpNow(false);
          for (Table table : tables) {
            Fingerprint proved = prove(table, "true", "true");
            if (proved.rows() != rows.getOrDefault(table.name(), 0L)) {
              throw new Unavailable(table.name() + ": the rows do not add up");
            }
          }
        });
  }

  /// Carries what changed and compares it; in a transaction of the source in which nobody writes.
  long finish() throws SQLException {
    long changed = catchUpNow(true);
    List<String> sequences =
        Link.list(
            source,
            "select format('select setval(%L, %s)', format('%I.%I', schemaname, sequencename),"
                + " last_value) from pg_sequences where last_value is not null",
            row -> row.getString(1));
    for (String set : sequences) {
      Link.execute(target, set);
    }
    return changed;
  }

  private long catchUpNow(boolean prove) throws SQLException {
    long changed = 0;
    for (Table table : journal.changed(source)) {
      changed += catchUp(table, prove);
    }
    return changed;
  }

  private long catchUp(Table table, boolean prove) throws SQLException {
    String keys = "pg_temp.k" + table.number();
    Link.execute(
        target,
        "create temporary table if not exists k%d as select %s from %s with no data"
            .formatted(table.number(), table.keyList(), table.name()));
    Link.execute(target, "truncate " + keys);
    long changed =
        courier.carry(
            "select distinct " + table.keyList() + " from " + table.journal(),
            keys + " (" + table.keyList() + ")");
    long gone = Link.update(target, "delete from " + table.name() + " where " + table.keyIn(keys));
    long come = carry(table, table.keyIn(table.journal()));
    rows.merge(table.name(), come - gone, Long::sum);
    again.merge(table.name(), changed, Long::sum);
    if (prove) {
      prove(table, table.keyIn(table.journal()), table.keyIn(keys));
    }
    Link.execute(source, "delete from " + table.journal());
    return changed;
  }

  /// Both sides at the same time.
  private Fingerprint prove(Table table, String here, String there) throws SQLException {
    FutureTask<Fingerprint> arrived = new FutureTask<>(() -> Fingerprint.of(target, table, there));
    Thread.ofVirtual().name("move-prove").start(arrived);
    Fingerprint wanted = Fingerprint.of(source, table, here);
    Fingerprint found = result(arrived);
    if (!wanted.equals(found)) {
      throw new Unavailable(
          "%s differs after the copy: %,d rows with the hash %s here, %,d with %s there"
              .formatted(table.name(), wanted.rows(), wanted.sum(), found.rows(), found.sum()));
    }
    return found;
  }

  private static Fingerprint result(FutureTask<Fingerprint> task) throws SQLException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while rows were compared", e);
    }
  }

  /// What was moved, table by table.
  List<MoveOutcome.MovedTable> moved() {
    return tables.stream()
        .map(
            table ->
                new MoveOutcome.MovedTable(
                    table.name(),
                    rows.getOrDefault(table.name(), 0L),
                    again.getOrDefault(table.name(), 0L)))
        .toList();
  }

  /// Work in one transaction of the source.
  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private void inSnapshot(Work work) throws SQLException {
    source.setAutoCommit(false);
    source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    work.run();
    source.commit();
  }
}
