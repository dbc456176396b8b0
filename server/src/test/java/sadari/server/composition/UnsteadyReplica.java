package sadari.server.composition;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import sadari.contract.Await;
import sadari.engine.embeddedpostgres.Login;
import sadari.engine.embeddedpostgres.ThrowAwayCluster;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.QueryMeter;

/// A database of its own on a primary and a standby, and somebody who holds up the standby's replay
/// again and again.
public final class UnsteadyReplica implements AutoCloseable {
  private static final class Cluster {
    static final ThrowAwayCluster ONE = ThrowAwayCluster.start(Optional.empty(), 1);
  }

  private final String name = "replicated_" + UUID.randomUUID().toString().replace('-', '_');
  private final Thread hold;
  private volatile boolean over;

  private UnsteadyReplica() {
    administer("create database " + name + " owner " + cluster().application().user());
    hold = Thread.ofVirtual().unstarted(this::holdUp);
  }

  /// Makes the database, which is empty.
  public static UnsteadyReplica begin() {
    UnsteadyReplica begun = new UnsteadyReplica();
    begun.engine().close(); // the tables are made while the replica follows at once
    begun.hold.start();
    return begun;
  }

  /// A server's engine on it, with all tables, that reads from the standby.
  public PostgresEngine engine() {
    PostgresEngine opened = PostgresEngine.open(config(), QueryMeter.NONE);
    opened.migrate();
    Await.until("the replica serves", () -> opened.copies().orElseThrow().replicas().size() == 1);
    return opened;
  }

  private static ThrowAwayCluster cluster() {
    return Cluster.ONE;
  }

  private PostgresConfig config() {
    Login login = cluster().application();
    return PostgresConfig.of(
            cluster().jdbcUrl(name), new PostgresConfig.Login(login.user(), login.password()))
        .withCluster(
            new PostgresConfig.Cluster(
                Duration.ofMillis(100), Duration.ofSeconds(20), 1L << 30, Duration.ofMinutes(10)));
  }

  private static void administer(String statement) {
    try (Connection connection = connect(0);
        Statement text = connection.createStatement()) {
      text.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Connection connect(int node) throws SQLException {
    Login administrator = cluster().administrator();
    return DriverManager.getConnection(
        cluster().node(node).jdbcUrl("postgres"), administrator.user(), administrator.password());
  }

  private void holdUp() {
    try (Connection connection = connect(1);
        Statement statement = connection.createStatement()) {
      while (!over) {
        statement.execute("select pg_wal_replay_pause()");
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(30_000_000));
        statement.execute("select pg_wal_replay_resume()");
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(30_000_000));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// Lets the standby follow undisturbed again.
  @Override
  public void close() {
    over = true;
    try {
      hold.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
