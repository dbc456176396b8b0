package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// Notes the keys of all rows that change in the source, by triggers.
///
/// ```
/// move
/// └── jN  the key columns of table N: one row per changed row, once per statement
/// ```
///
/// Keys are enough: whoever catches up reads the rows as they are then, so the order of changes
/// does not matter, and noting one twice changes nothing. The notes are unlogged: a source that
/// crashes ends the move anyway. A trigger per statement costs the statement one insert of all its
/// keys.
final class Journal {
  private static final long LOCK = 0x6d6f_7665L; // "move"
  private static final int TRIGGERS = 3;
  private static final int TRIES = 20;

  private final List<Table> tables;

  private Journal(List<Table> tables) {
    this.tables = tables;
  }

  /// Whether this connection is the only one that moves this database; it is until it ends.
  static boolean claim(Connection source) throws SQLException {
    return Link.holds(source, "select pg_try_advisory_lock(" + LOCK + ")");
  }

  /// Notes what changes from now on; what another move left is removed first.
  static Journal begin(Connection source, List<Table> tables) throws SQLException {
    remove(source);
    Link.execute(source, "create schema move");
    for (Table table : tables) {
      patiently(source, table.name(), install(table));
    }
    return new Journal(tables);
  }

  private static String install(Table table) {
    String note = "insert into " + table.journal() + " select " + table.keyList() + " from ";
    return "create unlogged table %s as select %s from %s with no data;"
            .formatted(table.journal(), table.keyList(), table.name())
        + trigger(table, "insert", "new table as fresh", note + "fresh")
        + trigger(table, "delete", "old table as stale", note + "stale")
        + trigger(
            table,
            "update",
            "old table as stale new table as fresh",
            note + "stale union select " + table.keyList() + " from fresh");
  }

  // With the rights of the owner: the role that changes rows may have none in this schema.
  private static String trigger(Table table, String event, String referencing, String note) {
    String function = "move.f" + table.number() + "_" + event;
    return """
    create function %s() returns trigger language plpgsql security definer as $$
    begin
      %s;
      return null;
    end $$;
    create trigger move_%s after %s on %s referencing %s
      for each statement execute function %s();
    """
        .formatted(function, note, event, event, table.name(), referencing, function);
  }

  /// Whether every change has been noted: nobody took a trigger away.
  boolean isWhole(Connection source) throws SQLException {
    String count =
        "select count(*) from pg_trigger where tgname in"
            + " ('move_insert', 'move_update', 'move_delete') and tgenabled = 'O'";
    return Link.one(source, count).equals(String.valueOf(TRIGGERS * tables.size()));
  }

  /// The tables with changed rows.
  List<Table> changed(Connection source) throws SQLException {
    String any =
        tables.stream()
            .map(
                table ->
                    "select %d as number where exists (select from %s)"
                        .formatted(table.number(), table.journal()))
            .collect(Collectors.joining(" union all "));
    List<Integer> numbers = Link.list(source, any, row -> row.getInt(1));
    return tables.stream().filter(table -> numbers.contains(table.number())).toList();
  }

  /// How many changes are noted.
  long size(Connection source) throws SQLException {
    String all =
        tables.stream()
            .map(table -> "(select count(*) from " + table.journal() + ")")
            .collect(Collectors.joining(" + "));
    return Long.parseLong(Link.one(source, "select " + all));
  }

  /// Removes all that a journal consists of.
  static void remove(Connection source) throws SQLException {
    List<String> names =
        Link.list(
            source,
            "select distinct tgrelid::regclass::text from pg_trigger where tgname like 'move\\_%'",
            row -> row.getString(1));
    for (String name : names) {
      patiently(
          source,
          name,
          """
          drop trigger if exists move_insert on %1$s;
          drop trigger if exists move_update on %1$s;
          drop trigger if exists move_delete on %1$s
          """
              .formatted(name));
    }
    Link.execute(source, "drop schema if exists move cascade");
  }

  /// Changes a table's definition. Who waits for a table's lock makes all others wait behind it: a
  /// vacuum is waited for with a lock that lets people write, and a long statement only for a
  /// moment.
  private static void patiently(Connection source, String table, String change)
      throws SQLException {
    for (int attempt = 1; ; attempt++) {
      source.setAutoCommit(false);
      try {
        Link.execute(source, "lock table " + table + " in share update exclusive mode");
        Link.execute(source, "set local lock_timeout = '300ms'");
        Link.execute(source, change);
        source.commit();
        return;
      } catch (SQLException e) {
        source.rollback();
        boolean again = "55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
        if (!again || attempt == TRIES) {
          throw e;
        }
      } finally {
        source.setAutoCommit(true);
      }
    }
  }
}
