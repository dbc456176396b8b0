package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.id.Id;
import sadari.core.page.PageRequest;

/// Statements on one borrowed connection. For one thread; not to be kept beyond the work it was
/// given for.
///
/// Parameters may be ids, numbers, texts, booleans, enums (by name), instants, `long[]`,
/// collections of ids or numbers (as `bigint[]`) or of texts or enums (as `text[]`), and optionals
/// of single values. An empty collection is a `bigint[]`: texts of which there may be none are
/// given as `String[]`.
final class Session {
  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  <T> Optional<T> queryOne(Query query, Row.Reader<T> reader, Object... parameters)
      throws SQLException {
    List<T> rows = queryList(query, reader, parameters);
    if (rows.size() > 1) {
      throw new IllegalStateException(query.name() + ": more than one row");
    }
    return rows.stream().findFirst();
  }

  <T> List<T> queryList(Query query, Row.Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(query, parameters);
        ResultSet columns = statement.executeQuery()) {
      Row row = new Row(columns);
      List<T> rows = new ArrayList<>();
      while (columns.next()) {
        rows.add(reader.read(row));
      }
      checkDurable(query.name(), statement.getWarnings());
      return List.copyOf(rows);
    }
  }

  <T> List<T> page(Query.Paged query, Row.Reader<T> reader, PageRequest page, Object... parameters)
      throws SQLException {
    Object[] all = new Object[parameters.length + 3];
    System.arraycopy(parameters, 0, all, 0, parameters.length);
    all[parameters.length] = page.before();
    all[parameters.length + 1] = page.after();
    all[parameters.length + 2] = page.limit();
    return Query.Paged.newestFirst(queryList(query.at(page.end()), reader, all), page.end());
  }

  /// How many rows were changed.
  int update(Query query, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(query, parameters)) {
      int rows = statement.executeUpdate();
      checkDurable(query.name(), statement.getWarnings());
      return rows;
    }
  }

  /// Our statements raise no warnings, so one that comes with a commit says that the wait for the
  /// synchronous standby was cut short: the rows are here, but may be lost with this server.
  static void checkDurable(String operation, @Nullable SQLWarning warning) {
    for (SQLWarning next = warning; next != null; next = next.getNextWarning()) {
      String state = next.getSQLState();
      if (state != null && (state.startsWith("01") || state.startsWith("57"))) {
        throw new OutcomeUnknown(operation + ": committed, but not yet on the standby", next);
      }
    }
  }

  private PreparedStatement prepare(Query query, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query.text());
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, plain(parameters[i]));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static @Nullable Object plain(Object parameter) {
    return switch (parameter) {
      case Id id -> id.value();
      case String text -> storable(text);
      case String[] texts -> storable(texts);
      case Enum<?> constant -> constant.name();
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case Optional<?> optional -> optional.isPresent() ? plain(optional.get()) : null;
      case OptionalLong optional -> optional.isPresent() ? optional.getAsLong() : null;
      case Collection<?> values -> array(values);
      default -> parameter;
    };
  }

  private static Object array(Collection<?> values) {
    Object first = values.isEmpty() ? 0L : values.iterator().next();
    return switch (first) {
      case Id _ -> values.stream().mapToLong(id -> ((Id) id).value()).toArray();
      case Number _ -> values.stream().mapToLong(number -> ((Number) number).longValue()).toArray();
      case Enum<?> _ ->
          values.stream().map(constant -> ((Enum<?>) constant).name()).toArray(String[]::new);
      default -> storable(values.toArray(String[]::new));
    };
  }

  /// PostgreSQL's texts cannot hold U+0000, which anybody may send. The replacement character
  /// stands for it: it can be stored, and a look-up by it finds nothing that it should not.
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static String[] storable(String[] texts) {
    String[] stored = texts.clone();
    for (int i = 0; i < stored.length; i++) {
      if (stored[i] != null) { // SQL's null, where a text is optional
        stored[i] = storable(stored[i]);
      }
    }
    return stored;
  }
}
