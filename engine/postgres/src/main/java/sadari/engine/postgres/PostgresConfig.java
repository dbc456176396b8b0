package sadari.engine.postgres;

import java.time.Duration;
import java.util.Optional;

/// Where a PostgreSQL is and how it is used.
///
/// @param jdbcUrl such as `jdbc:postgresql://db.internal:5432/sadari`; several hosts and TLS
///   settings as the driver knows them
/// @param login as whom the stores work; needs only the right to read and write rows
/// @param migration who brings the tables up to date when the engine starts
/// @param poolSize how many connections at most, from 1
/// @param prepareThreshold after how many uses a statement is prepared on the server; 0 for never,
///   as a transaction pooler such as pgbouncer before 1.21 needs it. Such a pooler must also be
///   told to ignore the start-up parameter `options`, and the role's own settings then bound
///   statements
/// @param cluster how the primary is found and followed; empty where the address is one server, or
///   something that always leads to the right one
public record PostgresConfig(
    String jdbcUrl,
    Login login,
    Migration migration,
    int poolSize,
    int prepareThreshold,
    Timeouts timeouts,
    Optional<Cluster> cluster) {

  public PostgresConfig {
    if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("jdbcUrl must begin with jdbc:postgresql:");
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("poolSize must be 1 or more: " + poolSize);
    }
    if (prepareThreshold < 0) {
      throw new IllegalArgumentException("prepareThreshold must not be negative");
    }
  }

  /// One role for everything, and settings that suit a small server.
  public static PostgresConfig of(String jdbcUrl, Login login) {
    return new PostgresConfig(
        jdbcUrl, login, new Migration.Self(), 10, 5, Timeouts.DEFAULT, Optional.empty());
  }

  /// The same with another number of connections.
  public PostgresConfig withPoolSize(int size) {
    return new PostgresConfig(jdbcUrl, login, migration, size, prepareThreshold, timeouts, cluster);
  }

  /// The same with other bounds.
  public PostgresConfig withTimeouts(Timeouts other) {
    return new PostgresConfig(
        jdbcUrl, login, migration, poolSize, prepareThreshold, other, cluster);
  }

  /// The same with tables brought up to date by somebody else.
  public PostgresConfig withMigration(Migration other) {
    return new PostgresConfig(jdbcUrl, login, other, poolSize, prepareThreshold, timeouts, cluster);
  }

  /// The same, prepared after another number of uses.
  public PostgresConfig withPrepareThreshold(int threshold) {
    return new PostgresConfig(jdbcUrl, login, migration, poolSize, threshold, timeouts, cluster);
  }

  /// The same, following the primary among the servers of the address.
  public PostgresConfig withCluster(Cluster other) {
    return new PostgresConfig(
        jdbcUrl, login, migration, poolSize, prepareThreshold, timeouts, Optional.of(other));
  }

  /// Several servers, one of which is the primary.
  ///
  /// @param period between two looks at each
  /// @param patience for which an operation that has done nothing yet waits for a primary
  /// @param lagBytes how much log a replica may lack and still serve
  /// @param lagTime how old what a replica shows may be
  public record Cluster(Duration period, Duration patience, long lagBytes, Duration lagTime) {
    /// For servers within one data centre.
    public static final Cluster DEFAULT =
        new Cluster(
            Duration.ofMillis(250), Duration.ofSeconds(3), 16L << 20, Duration.ofSeconds(5));
  }

  /// A database role and its password; never shown.
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + ", password=***]";
    }
  }

  /// Who brings the tables up to date.
  public sealed interface Migration {
    /// The engine itself, by its own login, which owns the tables then.
    record Self() implements Migration {}

    /// The engine, by the role that owns the tables; the stores' login gets the right to read and
    /// write rows and nothing else.
    ///
    /// @param jdbcUrl of the server itself, past any pooler
    record ByOwner(String jdbcUrl, Login owner) implements Migration {}

    /// Somebody else did before; the start only checks that it was done.
    record CheckOnly() implements Migration {}
  }

  /// How long anything may take.
  ///
  /// @param connect for a new connection, from 250 ms
  /// @param pool to wait for a free connection, from 250 ms
  /// @param lock to wait for another transaction's row
  /// @param statement for one statement
  /// @param socket without a byte from the server: the last resort when it has vanished
  public record Timeouts(
      Duration connect, Duration pool, Duration lock, Duration statement, Duration socket) {
    /// What the pool accepts.
    private static final Duration SHORTEST = Duration.ofMillis(250);

    /// For people who wait for an answer.
    public static final Timeouts DEFAULT =
        new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20));

    public Timeouts {
      if (pool.compareTo(SHORTEST) < 0 || connect.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException("pool and connect must be 250 ms or more");
      }
      if (lock.compareTo(statement) > 0 || statement.compareTo(socket) >= 0) {
        throw new IllegalArgumentException("must be: lock <= statement < socket");
      }
    }
  }
}
