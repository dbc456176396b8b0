package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// Indexes beside the primary keys are taken away while a table is filled and made anew afterwards:
/// building one at a time in order costs less than a walk per row.
final class Indexes {
  private final List<String> definitions;

  private Indexes(List<String> definitions) {
    this.definitions = definitions;
  }

  static Indexes drop(Connection target, List<Table> tables) throws SQLException {
    String names =
        tables.stream()
            .map(table -> "'" + table.name().replace("'", "''") + "'::regclass")
            .collect(Collectors.joining(", "));
    record Index(String name, String definition) {}
    List<Index> found =
        Link.list(
            target,
            """
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
            where i.indrelid in (%s)
              and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
            """
                .formatted(names),
            row -> new Index(row.getString(1), row.getString(2)));
    for (Index index : found) {
      Link.execute(target, "drop index " + index.name());
    }
    return new Indexes(found.stream().map(Index::definition).toList());
  }

  void create(Connection target) throws SQLException {
    Link.execute(target, "set local maintenance_work_mem = '256MB'");
    for (String definition : definitions) {
      Link.execute(target, definition);
    }
  }
}
