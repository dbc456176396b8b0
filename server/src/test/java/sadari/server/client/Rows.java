package sadari.server.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Looks into the database of a server in the folder of its data, as its own user.
public final class Rows implements AutoCloseable {
  private final Connection connection;

  private Rows(Connection connection) {
    this.connection = connection;
  }

  static Rows in(Path data) {
    Database own = Database.of(data);
    return at(own.url, own.user, own.password);
  }

  /// What another server is told to work on the database of the one in this folder.
  public static Map<String, String> settings(Path data) {
    Database its = Database.of(data);
    return Map.of(
        "database.engine",
        "external",
        "database.url",
        its.url,
        "database.user",
        its.user,
        "database.password",
        its.password);
  }

  /// The database that a server keeps in its data folder.
  private record Database(String url, String user, String password) {
    private static Database of(Path data) {
      Path home = data.resolve("postgres");
      try {
        String port = Files.readString(home.resolve("port")).strip();
        String password = Files.readAllLines(home.resolve("secret")).get(1);
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/sadari", "sadari", password);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Looks into any database.
  public static Rows at(String jdbcUrl, String user, String password) {
    try {
      return new Rows(DriverManager.getConnection(jdbcUrl, user, password));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// The rows of a query, their columns joined by spaces.
  public List<String> all(String sql) {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(found.getString(i));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /// The only value of a query.
  public String one(String sql) {
    return all(sql).getFirst();
  }

  /// The only number of a query.
  public long number(String sql) {
    return Long.parseLong(one(sql));
  }

  /// Changes rows.
  public int change(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /// Waits until no event waits for its effects.
  public void awaitSettled() {
    Await.until(
        "the outbox is empty",
        () -> number("select count(*) from bucket.outbox where not buried") == 0);
  }

  /// The same, as if the leases of a killed server and all pauses before another try were over.
  public void hurryUntilSettled() {
    AtomicInteger looks = new AtomicInteger();
    Await.until(
        "the outbox is empty",
        () -> {
          if (looks.getAndIncrement() % 50 == 0) {
            change("update bucket.outbox set claimable_at = now() where not buried");
          }
          return number("select count(*) from bucket.outbox where not buried") == 0;
        });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
