package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import sadari.contract.Accounts;
import sadari.contract.Await;
import sadari.core.account.Account;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Position;
import sadari.core.consistency.Replica;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.engine.embeddedpostgres.Login;
import sadari.engine.embeddedpostgres.ThrowAwayCluster;
import sadari.engine.embeddedpostgres.ThrowAwayNode;

/// A primary and two standbys: followed, fenced, dropped and taken back. Much of it is waiting:
/// tests with servers of their own run side by side, those that share them one after the other.
@Timeout(180)
class ClusterTest {
  private static final Optional<Path> NEWEST = Optional.empty();
  private static final Optional<Path> OLDEST = Optional.of(Path.of("/usr/lib/postgresql/15/bin"));

  @Nested
  @Execution(CONCURRENT)
  @ResourceLock("newest cluster")
  class OnNewest extends Steady {
    OnNewest() {
      super(NEWEST);
    }
  }

  @Nested
  @Execution(CONCURRENT)
  @ResourceLock("oldest cluster")
  class OnOldest extends Steady {
    OnOldest() {
      super(OLDEST);
    }
  }

  @Nested
  @Execution(CONCURRENT)
  class FailingOnNewest extends Failing {
    FailingOnNewest() {
      super(NEWEST);
    }
  }

  @Nested
  @Execution(CONCURRENT)
  class FailingOnOldest extends Failing {
    FailingOnOldest() {
      super(OLDEST);
    }
  }

  /// Servers, and an engine on them.
  abstract static class Servers {
    static final PostgresConfig.Cluster PATIENT =
        new PostgresConfig.Cluster(
            Duration.ofMillis(50), Duration.ofSeconds(20), 1 << 20, Duration.ofSeconds(10));

    private final Optional<Path> programs;
    private @Nullable ThrowAwayCluster servers;
    private @Nullable PostgresEngine engine;

    Servers(Optional<Path> programs) {
      this.programs = programs;
    }

    final void open() {
      Assumptions.assumeTrue(
          programs.isEmpty() || Files.isExecutable(programs.get().resolve("postgres")),
          "PostgreSQL 15 is not installed here");
      servers = ThrowAwayCluster.start(programs, 2);
      engine = engine(PATIENT);
      engine().migrate();
      awaitReplicas(2);
    }

    final void close() {
      if (engine != null) {
        engine.close();
      }
      if (servers != null) {
        servers.close();
      }
    }

    final ThrowAwayCluster servers() {
      return Objects.requireNonNull(servers);
    }

    final PostgresEngine engine() {
      return Objects.requireNonNull(engine);
    }

    final PostgresEngine engine(PostgresConfig.Cluster cluster) {
      PostgresConfig.Login login =
          new PostgresConfig.Login(
              servers().application().user(), servers().application().password());
      return PostgresEngine.open(
          PostgresConfig.of(servers().jdbcUrl("sadari"), login)
              .withPoolSize(4)
              .withCluster(cluster),
          QueryMeter.NONE);
    }

    final Copies copies() {
      return engine().copies().orElseThrow();
    }

    final void awaitReplicas(int count) {
      Await.until(count + " replicas", () -> copies().replicas().size() == count);
    }

    final void awaitReached(Replica replica, Position wanted) {
      Await.until(replica.name() + " has it", () -> replica.reaches(wanted));
    }

    final Account added() {
      return Accounts.create(engine().accounts(), Accounts.fresh());
    }

    final void asAdministrator(ThrowAwayNode node, String statement) {
      Login admin = servers().administrator();
      try (var connection =
              DriverManager.getConnection(
                  node.jdbcUrl("postgres"), admin.user(), admin.password());
          var text = connection.createStatement()) {
        text.execute(statement);
      } catch (SQLException e) {
        throw new AssertionError(statement, e);
      }
    }
  }

  /// Nobody dies.
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Steady extends Servers {
    Steady(Optional<Path> programs) {
      super(programs);
    }

    @BeforeAll
    void begin() {
      open();
    }

    @AfterAll
    void end() {
      close();
    }

    @AfterEach
    void noConnectionIsLeftCheckedOut() {
      assertEquals(0, engine().pool().active());
    }

    @Test
    void aReplicaReachesWhatWasWritten() {
      Account account = added();
      Position written = copies().primary().position();

      for (var replica : copies().replicas()) {
        awaitReached(replica, written);
        assertEquals(Optional.of(account), engine().on(replica).accounts().find(account.id()));
        assertThrows(
            Failure.class,
            () -> Accounts.create(engine().on(replica).accounts(), Accounts.fresh()));
      }
    }

    @Test
    void aReplicaThatStandsStillReachesNothingNew() {
      replay("pause");
      added();
      Position written = copies().primary().position();

      for (var replica : copies().replicas()) {
        assertFalse(replica.reaches(written), replica.name());
      }
      replay("resume");
      copies().replicas().forEach(replica -> awaitReached(replica, written));
    }

    private void replay(String what) {
      servers()
          .nodes()
          .subList(1, 3)
          .forEach(node -> asAdministrator(node, "select pg_wal_replay_" + what + "()"));
    }

    @Test
    void aReplicaThatLagsTooMuchIsDroppedAndTakenBack() {
      asAdministrator(servers().node(1), "select pg_wal_replay_pause()");
      asAdministrator(
          servers().node(0),
          "create table filler as select repeat('x', 100) from generate_series(1, 40000)");

      awaitReplicas(1);
      asAdministrator(servers().node(1), "select pg_wal_replay_resume()");

      awaitReplicas(2);
    }
  }

  /// Somebody dies, freezes or joins.
  abstract static class Failing extends Servers {
    Failing(Optional<Path> programs) {
      super(programs);
    }

    @BeforeEach
    void begin() {
      open();
    }

    @AfterEach
    void end() {
      close();
    }

    @Test
    void theNewPrimaryIsFollowed() {
      Account before = added();
      CompletableFuture<Account> during = killAndWrite();

      servers().node(1).promote();

      assertEquals(Optional.of(before), engine().accounts().find(before.id()));
      assertEquals(2, copies().primary().position().timeline());
      assertEquals(Optional.of(during.join()), engine().accounts().find(during.join().id()));
    }

    /// Kills the primary when the standbys have all of it; the write that comes then waits.
    private CompletableFuture<Account> killAndWrite() {
      Position written = copies().primary().position();
      copies().replicas().forEach(replica -> awaitReached(replica, written));
      servers().node(0).kill();
      Await.until("the primary is missed", () -> engine().check() instanceof Health.Down);
      return CompletableFuture.supplyAsync(() -> added(), Thread::startVirtualThread);
    }

    @Test
    void withoutAPrimaryOperationsFailInTimeAndSayWhy() {
      try (PostgresEngine hasty =
          engine(
              new PostgresConfig.Cluster(
                  Duration.ofMillis(50), Duration.ofMillis(300), 1 << 20, Duration.ofSeconds(5)))) {
        hasty.check();
        servers().node(0).kill();
        Await.until("the primary is missed", () -> hasty.check() instanceof Health.Down);

        Unavailable failure = assertThrows(Unavailable.class, () -> Accounts.in(hasty.accounts()));

        assertTrue(String.valueOf(failure.getMessage()).contains("no primary"), failure::toString);
      }
    }

    @Test
    void aFrozenPrimaryIsAbandonedWhenItsSuccessorIsThere() {
      added();
      servers().node(0).freeze();
      CompletableFuture<Object> stuck =
          CompletableFuture.supplyAsync(this::outcome, Thread::startVirtualThread);

      servers().node(1).promote();

      Object told = stuck.join();
      assertTrue(told instanceof OutcomeUnknown || told instanceof Account, told::toString);
      Account after = added();
      servers().node(0).thaw();
      assertEquals(Optional.of(after), engine().accounts().find(after.id()));
      Await.until("the old one is fenced", () -> role(servers().node(0)) == HostState.Role.FENCED);
      assertEquals(2, copies().primary().position().timeline());
    }

    private Object outcome() {
      try {
        return added();
      } catch (Failure failure) {
        return failure;
      }
    }

    private HostState.Role role(ThrowAwayNode node) {
      return engine().hosts().stream()
          .filter(host -> host.name().endsWith(":" + node.port()))
          .map(HostState::role)
          .findFirst()
          .orElseThrow();
    }

    @Test
    void aHostThatOperatorsNameJoins() {
      ThrowAwayNode third = servers().addStandby(servers().node(1));
      awaitReplicas(2);

      engine()
          .sql()
          .update(
              new Query("test.host", "insert into global.database_host values (?)"),
              "127.0.0.1:" + third.port());

      awaitReplicas(3);
    }
  }
}
