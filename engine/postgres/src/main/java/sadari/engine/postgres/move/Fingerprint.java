package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;

/// What a set of rows amounts to, whatever their order: how many, and the sum of their hashes.
///
/// A row's hash is the first eight bytes of the SHA-256 of its columns' texts, by name. Two sets
/// that differ in a row have the same sum by chance once in 2^64. SHA-256, because PostgreSQL's own
/// hash functions promise nothing from one version to the next.
///
/// @param sum a decimal number
record Fingerprint(long rows, String sum) {

  /// Of all rows of a table for which a condition holds.
  static Fingerprint of(Connection connection, Table table, String condition) throws SQLException {
    String sql =
        """
        select count(*), coalesce(sum(hash), 0)::text
        from (select ('x' || encode(substring(sha256(convert_to(row(%s)::text, 'UTF8')) for 8), 'hex'))
                       ::bit(64)::bigint as hash
              from %s where %s) as hashes
        """
            .formatted(table.columnList(), table.name(), condition);
    return Link.list(connection, sql, row -> new Fingerprint(row.getLong(1), row.getString(2)))
        .getFirst();
  }
}
