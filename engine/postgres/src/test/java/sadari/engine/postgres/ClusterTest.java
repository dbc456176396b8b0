package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Accounts;
import sadari.contract.Await;
import sadari.core.account.Account;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Position;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.engine.embeddedpostgres.ThrowAwayCluster;
import sadari.engine.embeddedpostgres.ThrowAwayNode;

/// A primary and two standbys: followed, fenced, dropped and taken back.
@Timeout(180)
class ClusterTest {
  @Nested
  class OnNewest extends Promises {
    OnNewest() {
      super(Optional.empty());
    }
  }

  @Nested
  class OnOldest extends Promises {
    OnOldest() {
      super(Optional.of(Path.of("/usr/lib/postgresql/15/bin")));
    }
  }

  abstract static class Promises {
    private final Optional<Path> programs;
    private ThrowAwayCluster servers;
    private PostgresEngine engine;

    Promises(Optional<Path> programs) {
      this.programs = programs;
    }

    @BeforeEach
    void open() {
      Assumptions.assumeTrue(
          programs.isEmpty() || Files.isExecutable(programs.get().resolve("postgres")),
          "this PostgreSQL is not installed here");
      servers = ThrowAwayCluster.start(programs, 2);
      engine =
          engine(
              new PostgresConfig.Cluster(
                  Duration.ofMillis(50), Duration.ofSeconds(10), 1 << 20, Duration.ofSeconds(5)));
      engine.migrate();
      awaitReplicas(2);
    }

    private PostgresEngine engine(PostgresConfig.Cluster cluster) {
      PostgresConfig config =
          PostgresConfig.of(
                  servers.jdbcUrl("sadari"),
                  new PostgresConfig.Login(
                      servers.application().user(), servers.application().password()))
              .withPoolSize(4)
              .withCluster(cluster);
      return PostgresEngine.open(config, QueryMeter.NONE);
    }

    @AfterEach
    void close() {
      if (engine != null) {
        engine.close();
      }
      if (servers != null) {
        servers.close();
      }
    }

    private Copies copies() {
      return engine.copies().orElseThrow();
    }

    private void awaitReplicas(int count) {
      Await.until(
          count + " replicas serve, " + engine.hosts(), () -> copies().replicas().size() == count);
    }

    private Account added() {
      return Accounts.create(engine.accounts(), Accounts.fresh());
    }

    private void asAdministrator(ThrowAwayNode node, String statement) {
      try (var connection =
              DriverManager.getConnection(
                  node.jdbcUrl("postgres"),
                  servers.administrator().user(),
                  servers.administrator().password());
          var text = connection.createStatement()) {
        text.execute(statement);
      } catch (SQLException e) {
        throw new AssertionError(statement, e);
      }
    }

    @Test
    void aReplicaReachesWhatWasWritten() {
      Account account = added();
      Position written = copies().primary().position();

      for (var replica : copies().replicas()) {
        Await.until(replica.name() + " has it", () -> replica.reaches(written));
        assertEquals(Optional.of(account), engine.on(replica).accounts().find(account.id()));
        assertThrows(
            Failure.class, () -> Accounts.create(engine.on(replica).accounts(), Accounts.fresh()));
      }
    }

    @Test
    void aReplicaThatStandsStillReachesNothingNew() {
      servers
          .nodes()
          .subList(1, 3)
          .forEach(node -> asAdministrator(node, "select pg_wal_replay_pause()"));

      added();
      Position written = copies().primary().position();

      for (var replica : copies().replicas()) {
        assertTrue(!replica.reaches(written), replica.name());
      }
    }

    @Test
    void aReplicaThatLagsTooMuchIsDroppedAndTakenBack() {
      asAdministrator(servers.node(1), "select pg_wal_replay_pause()");
      asAdministrator(
          servers.node(0),
          "create table filler as select repeat('x', 100) from generate_series(1, 40000)");

      awaitReplicas(1);
      asAdministrator(servers.node(1), "select pg_wal_replay_resume()");

      awaitReplicas(2);
    }

    @Test
    void theNewPrimaryIsFollowed() {
      Account before = added();
      CompletableFuture<Account> during = killAndWrite();

      servers.node(1).promote();

      assertEquals(Optional.of(before), engine.accounts().find(before.id()));
      assertEquals(2, copies().primary().position().timeline());
      assertEquals(Optional.of(during.join()), engine.accounts().find(during.join().id()));
    }

    /// Kills the primary when the standbys have all of it; the write that comes then waits.
    private CompletableFuture<Account> killAndWrite() {
      Position written = copies().primary().position();
      copies().replicas().forEach(r -> Await.until("caught up", () -> r.reaches(written)));
      servers.node(0).kill();
      Await.until("the primary is missed", () -> engine.check() instanceof Health.Down);
      return CompletableFuture.supplyAsync(this::added, Thread::startVirtualThread);
    }

    @Test
    void withoutAPrimaryOperationsFailInTimeAndSayWhy() {
      try (PostgresEngine hasty =
          engine(
              new PostgresConfig.Cluster(
                  Duration.ofMillis(50), Duration.ofMillis(300), 1 << 20, Duration.ofSeconds(5)))) {
        hasty.check();
        servers.node(0).kill();
        Await.until("the primary is missed", () -> hasty.check() instanceof Health.Down);

        Unavailable failure = assertThrows(Unavailable.class, () -> Accounts.in(hasty.accounts()));

        assertTrue(String.valueOf(failure.getMessage()).contains("no primary"), failure::toString);
      }
    }

    @Test
    void aFrozenPrimaryIsAbandonedWhenItsSuccessorIsThere() {
      added();
      servers.node(0).freeze();
      CompletableFuture<Object> stuck =
          CompletableFuture.supplyAsync(
              () -> outcome(PostgresStores::accounts), Thread::startVirtualThread);

      servers.node(1).promote();

      Object told = stuck.join();
      assertTrue(told instanceof OutcomeUnknown || told instanceof Account, told::toString);
      Account after = added();
      servers.node(0).thaw();
      assertEquals(Optional.of(after), engine.accounts().find(after.id()));
      Await.until("the old one is fenced", () -> role(servers.node(0)) == HostState.Role.FENCED);
      assertEquals(2, copies().primary().position().timeline());
    }

    private Object outcome(Function<PostgresStores, sadari.core.account.AccountStore> store) {
      try {
        return Accounts.create(store.apply(engine), Accounts.fresh());
      } catch (Failure failure) {
        return failure;
      }
    }

    private HostState.Role role(ThrowAwayNode node) {
      return engine.hosts().stream()
          .filter(host -> host.name().endsWith(":" + node.port()))
          .map(HostState::role)
          .findFirst()
          .orElseThrow();
    }

    @Test
    void aHostThatOperatorsNameJoins() {
      ThrowAwayNode third = servers.addStandby(servers.node(1));
      awaitReplicas(2);

      engine
          .sql()
          .update(
              new Query("test.host", "insert into global.database_host values (?)"),
              "127.0.0.1:" + third.port());

      awaitReplicas(3);
    }

    @Test
    void noConnectionIsLeftCheckedOut() {
      Account account = added();
      copies().replicas().forEach(replica -> engine.on(replica).accounts().find(account.id()));
      servers.node(1).kill();
      copies().replicas().forEach(replica -> replica.reaches(new Position(1, Long.MAX_VALUE)));

      assertEquals(0, engine.pool().active());
    }
  }
}
