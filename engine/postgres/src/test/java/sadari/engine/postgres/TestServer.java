package sadari.engine.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.embeddedpostgres.Login;
import sadari.engine.embeddedpostgres.ThrowAwayPostgres;

/// The servers that tests run on, each started once per JVM, and databases copied from a migrated
/// template on it.
enum TestServer {
  /// The newest PostgreSQL, bundled.
  BUNDLED,
  /// The oldest one supported, where Debian's package is installed.
  DEBIAN_15;

  private static final Path DEBIAN_PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final String TEMPLATE = "sadari_template";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<TestServer, EmbeddedPostgres> PREPARED = new EnumMap<>(TestServer.class);

  boolean isHere() {
    return this == BUNDLED || Files.isExecutable(DEBIAN_PROGRAMS.resolve("postgres"));
  }

  private EmbeddedPostgres server() {
    ThrowAwayPostgres postgres =
        switch (this) {
          case BUNDLED -> ThrowAwayPostgres.ofThisJvm();
          case DEBIAN_15 -> ThrowAwayPostgres.ofThisJvm(DEBIAN_PROGRAMS);
        };
    return postgres.server();
  }

  /// The server, with the template on it.
  private EmbeddedPostgres prepared() {
    synchronized (PREPARED) {
      return PREPARED.computeIfAbsent(this, TestServer::prepare);
    }
  }

  private static EmbeddedPostgres prepare(TestServer which) {
    EmbeddedPostgres server = which.server();
    execute(server, "create database " + TEMPLATE);
    try (PostgresEngine engine =
        PostgresEngine.open(config(server, TEMPLATE).withPoolSize(1), QueryMeter.NONE)) {
      engine.migrate();
    }
    return server;
  }

  /// A database with all tables and no rows.
  Database migrated() {
    EmbeddedPostgres server = prepared();
    String name = "test_" + COUNT.incrementAndGet();
    synchronized (PREPARED) { // a template can be copied by one at a time
      execute(server, "create database " + name + " template " + TEMPLATE);
    }
    return new Database(server, name);
  }

  /// A database with nothing in it.
  Database empty() {
    EmbeddedPostgres server = prepared();
    String name = "test_" + COUNT.incrementAndGet();
    execute(server, "create database " + name);
    return new Database(server, name);
  }

  private static PostgresConfig config(EmbeddedPostgres server, String database) {
    return PostgresConfig.of(
        server.jdbcUrl(database), new PostgresConfig.Login(server.user(), server.password()));
  }

  private static void execute(EmbeddedPostgres server, String statement) {
    execute(server, "postgres", server.user(), server.password(), statement);
  }

  private static void execute(
      EmbeddedPostgres server, String database, String user, String password, String text) {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(database), user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    } catch (SQLException e) {
      throw new AssertionError(text, e);
    }
  }

  /// A database for one test class; dropped when closed.
  record Database(EmbeddedPostgres server, String name) implements AutoCloseable {
    /// Of its owner.
    PostgresConfig config() {
      return TestServer.config(server, name);
    }

    /// A connection past the engine, for looking at rows and for breaking things.
    Connection connect() throws SQLException {
      return DriverManager.getConnection(server.jdbcUrl(name), server.user(), server.password());
    }

    /// Runs a statement as the superuser.
    void administer(String statement) {
      execute(
          server,
          name,
          server.administrator().user(),
          server.administrator().password(),
          statement);
    }

    @Override
    public void close() {
      // The administrator may end connections of any role that are on their way out.
      Login administrator = server.administrator();
      execute(
          server,
          "postgres",
          administrator.user(),
          administrator.password(),
          "drop database " + name + " with (force)");
    }
  }
}
