package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import sadari.core.failure.Unavailable;

/// Brings the tables up to date, or checks that they are.
///
/// Many servers may start at once: all but one wait on an advisory lock, and then find nothing left
/// to do. Flyway guards its own steps; the lock guards the rights that are granted after them.
final class Migrations {
  private static final String LOCATION = "classpath:sadari/engine/postgres/migration";
  private static final String HISTORY_SCHEMA = "migration";
  private static final long LOCK_KEY = 0x7361_6461_7269L; // "sadari"

  private final PostgresConfig config;
  private final Optional<Host> primary;

  /// @param primary which of several servers takes the writes
  Migrations(PostgresConfig config, Optional<Host> primary) {
    this.config = config;
    this.primary = primary;
  }

  void run() {
    switch (config.migration()) {
      case PostgresConfig.Migration.Self _ -> migrate(direct(config.jdbcUrl(), config.login()));
      case PostgresConfig.Migration.ByOwner(String jdbcUrl, PostgresConfig.Login owner) ->
          migrate(direct(jdbcUrl, owner));
      case PostgresConfig.Migration.CheckOnly _ -> check();
    }
  }

  private void migrate(DataSource owner) {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      lock(connection);
      flyway(owner).migrate();
      if (config.migration() instanceof PostgresConfig.Migration.ByOwner) {
        grant(connection);
      }
      connection.commit();
    } catch (SQLException error) {
      throw Failures.of("migrate", error, false);
    } catch (FlywayException error) {
      throw new Unavailable("the tables could not be brought up to date", error);
    }
  }

  private void check() {
    try {
      if (!flyway(direct(config.jdbcUrl(), config.login()))
          .validateWithResult()
          .validationSuccessful) {
        throw new Unavailable("the tables are not those that this program needs");
      }
    } catch (FlywayException error) {
      throw new Unavailable("the tables could not be checked", error);
    }
  }

  /// Held until the transaction ends, so it works through a transaction pooler, and it is free
  /// again when the holder dies.
  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      statement.setLong(1, LOCK_KEY);
      statement.execute();
    }
  }

  /// What the stores need, and no more. The tables that later migrations make are granted when
  /// those ran.
  private void grant(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String role = statement.enquoteIdentifier(config.login().user(), true);
      statement.execute("grant usage on schema bucket, global, migration to " + role);
      statement.execute(
          "grant select, insert, update, delete on all tables in schema bucket, global to " + role);
      statement.execute("grant usage on all sequences in schema bucket, global to " + role);
      statement.execute("grant select on all tables in schema migration to " + role);
    }
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations(LOCATION)
        .schemas(HISTORY_SCHEMA)
        // While servers are upgraded one after the other, older ones start on newer tables.
        .ignoreMigrationPatterns("*:future")
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .load();
  }

  /// Connections of their own: no statement time-out, as building an index may take long.
  private DataSource direct(String jdbcUrl, PostgresConfig.Login login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    primary.ifPresent(
        host -> {
          source.setServerNames(new String[] {host.name()});
          source.setPortNumbers(new int[] {host.port()});
        });
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setConnectTimeout(Pool.seconds(config.timeouts().connect()));
    source.setLogServerErrorDetail(false);
    source.setPrepareThreshold(0);
    source.setApplicationName("sadari-migration");
    return source;
  }
}
