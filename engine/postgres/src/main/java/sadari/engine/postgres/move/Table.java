package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// A table of the product; all names are quoted where they must be.
///
/// @param number in the list of all tables, for names made from it
/// @param columns what a row consists of, but for what the server computes
/// @param key the columns of the primary key; empty where there is none
/// @param rows about how many there are
/// @param bytes on disk, with indexes
record Table(
    int number, String name, List<String> columns, List<String> key, long rows, long bytes) {

  /// Tables that may be lost, by their own word (`unlogged`), are not moved: positions in the old
  /// server's log mean nothing in the new one's.
  private static final String ALL =
      """
      select format('%I.%I', n.nspname, c.relname) as name,
             greatest(c.reltuples, pg_stat_get_live_tuples(c.oid))::bigint as about, pg_total_relation_size(c.oid) as bytes,
             array(select quote_ident(a.attname) from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                     and a.attgenerated = '' order by a.attname) as columns,
             array(select quote_ident(a.attname)
                   from pg_index i, unnest(i.indkey) with ordinality as part (number, place)
                   join pg_attribute a on a.attnum = part.number
                   where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid
                     and part.place <= i.indnkeyatts order by part.place) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
        and n.nspname not in ('pg_catalog', 'information_schema', 'migration', 'move')
        and n.nspname not like 'pg\\_%'
      order by 1
      """;

  static List<Table> in(Connection connection) throws SQLException {
    List<Table> found = Link.list(connection, ALL, Table::read);
    return found.stream().map(table -> table.numbered(found.indexOf(table))).toList();
  }

  private static Table read(ResultSet row) throws SQLException {
    return new Table(
        0,
        row.getString("name"),
        List.of((String[]) row.getArray("columns").getArray()),
        List.of((String[]) row.getArray("key").getArray()),
        row.getLong("about"),
        row.getLong("bytes"));
  }

  private Table numbered(int place) {
    return new Table(place, name, columns, key, rows, bytes);
  }

  String columnList() {
    return String.join(", ", columns);
  }

  String keyList() {
    return String.join(", ", key);
  }

  /// Where the keys of changed rows are noted.
  String journal() {
    return "move.j" + number;
  }

  /// The condition that a row's key is in another table.
  String keyIn(String other) {
    return "(" + keyList() + ") in (select " + keyList() + " from " + other + ")";
  }

  boolean hasSameShape(Table other) {
    return name.equals(other.name) && columns.equals(other.columns) && key.equals(other.key);
  }
}
