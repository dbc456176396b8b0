package sadari.engine.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The present row of a result, read by column name.
final class Row {
  private final ResultSet columns;

  Row(ResultSet columns) {
    this.columns = columns;
  }

  /// Makes a value of a row.
  @FunctionalInterface
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  boolean bool(String column) throws SQLException {
    return columns.getBoolean(column);
  }

  int number(String column) throws SQLException {
    return columns.getInt(column);
  }

  long big(String column) throws SQLException {
    return columns.getLong(column);
  }

  OptionalLong optionalBig(String column) throws SQLException {
    long value = columns.getLong(column);
    return columns.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  double real(String column) throws SQLException {
    return columns.getDouble(column);
  }

  String text(String column) throws SQLException {
    return present(columns.getString(column), column);
  }

  Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(columns.getString(column));
  }

  Instant instant(String column) throws SQLException {
    return present(columns.getObject(column, OffsetDateTime.class), column).toInstant();
  }

  Optional<Instant> optionalInstant(String column) throws SQLException {
    return Optional.ofNullable(columns.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  long[] bigs(String column) throws SQLException {
    Long[] values = (Long[]) array(column);
    return Arrays.stream(values).mapToLong(Long::longValue).toArray();
  }

  List<String> texts(String column) throws SQLException {
    return List.of((String[]) array(column));
  }

  private Object array(String column) throws SQLException {
    Array array = present(columns.getArray(column), column);
    try {
      return array.getArray();
    } finally {
      array.free();
    }
  }

  private static <T> T present(@Nullable T value, String column) {
    if (value == null) {
      throw new IllegalStateException("null in column " + column);
    }
    return value;
  }
}
