package sadari.server.drill;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.server.cli.Cli;
import sadari.server.client.Rows;

/// A database with two roles, made by what `data grants` prints.
///
/// @param owner of the tables
record Grants(Place place, String owner) {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "a password of the tests";

  static Grants on(EmbeddedPostgres server) {
    int number = COUNT.incrementAndGet();
    String database = "granted_" + number;
    String user = "server_" + number;
    String owner = "owner_" + number;
    StringWriter sql = new StringWriter();
    int code =
        Cli.print(
            new PrintWriter(sql),
            Map.of(),
            "data",
            "grants",
            "--database=" + database,
            "--user=" + user,
            "--owner-user=" + owner);
    if (code != 0) {
      throw new AssertionError(sql);
    }
    var administrator = server.administrator();
    try (Rows rows =
        Rows.at(server.jdbcUrl("postgres"), administrator.user(), administrator.password())) {
      String statements = sql.toString().replaceAll("(?m)^--.*$", "");
      Arrays.stream(statements.replaceAll("CHOOSE-\\w+", PASSWORD).split(";"))
          .filter(statement -> !statement.isBlank())
          .forEach(rows::change);
    }
    return new Grants(new Place(server, database, user, PASSWORD), owner);
  }
}
