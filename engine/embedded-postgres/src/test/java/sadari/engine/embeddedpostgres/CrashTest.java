package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sadari.engine.embeddedpostgres.EmbeddedPostgresTest.started;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  @TempDir Path temp;

  @Test
  void killedPostgresComesBackWithAllThatWasCommitted() throws Exception {
    try (var postgres = started(Quick.made(temp.resolve("home")))) {
      long before = postgres.pid().orElseThrow();
      Sql.run(postgres, "CREATE TABLE number AS SELECT generate_series(1, 1000) AS n");
      try (var open = Sql.connect(postgres)) {
        kill(before, "KILL");

        assertThrows(SQLException.class, () -> untilItFails(() -> Sql.ask(open, "SELECT 1")));
      }

      Sql.await("its return", () -> accepts(postgres));
      assertNotEquals(before, postgres.pid().orElseThrow());
      assertEquals("1000", Sql.ask(postgres, "SELECT count(*) FROM number"));
      assertEquals(1, ((Health.Accepting) postgres.health()).restarts());
    }
  }

  @Test
  void postgresThatCannotReturnIsTriedAgainUntilItCan() throws Exception {
    try (var postgres = started(Quick.made(temp.resolve("home")))) {
      Path needed = postgres.dataDirectory().resolve("PG_VERSION");
      Path away = temp.resolve("PG_VERSION");
      Files.move(needed, away);
      kill(postgres.pid().orElseThrow(), "KILL");
      Sql.await("two attempts", () -> attempts(postgres) > 2);
      assertThrows(SQLException.class, () -> Sql.connect(postgres));

      Files.move(away, needed);

      Sql.await("its return", () -> accepts(postgres));
    }
  }

  @Test
  void hungWorkerOfAKilledPostgresDoesNotKeepItFromComingBack() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "workers are found by /proc only");
    try (var postgres = started(Quick.made(temp.resolve("home")));
        var open = Sql.connect(postgres)) {
      long worker = Long.parseLong(Sql.ask(open, "SELECT pg_backend_pid()"));
      kill(worker, "STOP");

      kill(postgres.pid().orElseThrow(), "KILL");

      Sql.await("its return", () -> accepts(postgres));
      assertFalse(ProcessHandle.of(worker).map(ProcessHandle::isAlive).orElse(false));
    }
  }

  @Test
  void closingEndsTheAttemptsToBringItBack() throws Exception {
    var postgres = started(Quick.made(temp.resolve("home")));
    Files.delete(postgres.dataDirectory().resolve("PG_VERSION"));
    kill(postgres.pid().orElseThrow(), "KILL");
    Sql.await("an attempt", () -> attempts(postgres) > 1);

    postgres.close();

    assertInstanceOf(Health.Closed.class, postgres.health());
    assertTrue(serversOf(postgres.dataDirectory()).isEmpty());
  }

  @Test
  void frozenPostgresIsNoticedAndStillStopsInTime() throws Exception {
    var limits = Duration.ofSeconds(1);
    var postgres =
        started(Quick.made(temp.resolve("home")).withLimits(Duration.ofMinutes(1), limits));
    kill(postgres.pid().orElseThrow(), "STOP");

    assertInstanceOf(Health.NotAccepting.class, postgres.health());
    postgres.close();

    assertTrue(serversOf(postgres.dataDirectory()).isEmpty());
  }

  @Test
  void killedServerLosesNothingAndItsOrphanIsEnded() throws Exception {
    Path home = temp.resolve("home");
    Quick.made(home);
    ProcessHandle orphan;
    try (var child = Child.start(temp, home.toString())) {
      orphan = child.postgres();
      child.kill();
    }
    assertTrue(orphan.isAlive(), "it outlives its server");

    try (var postgres = started(EmbeddedPostgresConfig.in(home))) {
      assertFalse(orphan.isAlive());
      assertEquals("1", Sql.ask(postgres, "SELECT 1"));
    }
  }

  @Test
  void serverAndPostgresKilledAtOnceLoseNothing() throws Exception {
    Path home = temp.resolve("home");
    Quick.made(home);
    try (var postgres = started(EmbeddedPostgresConfig.in(home))) {
      Sql.run(postgres, "CREATE TABLE note AS SELECT 'kept' AS text");
    }
    try (var child = Child.start(temp, home.toString())) {
      ProcessHandle orphan = child.postgres();
      child.kill();
      orphan.destroyForcibly();
    }

    try (var postgres = started(EmbeddedPostgresConfig.in(home))) {
      assertEquals("kept", Sql.ask(postgres, "SELECT text FROM note"));
    }
  }

  @Test
  void firstStartThatWasKilledIsDoneAgain() throws Exception {
    Path home = temp.resolve("home");
    try (var child = Child.start(temp, home.toString())) {
      Sql.await("initdb at work", () -> unfinished(home) > 0);
      child.kill();
    }
    assertFalse(Files.exists(home.resolve("cluster")));

    try (var postgres = started(EmbeddedPostgresConfig.in(home))) {
      assertEquals("1", Sql.ask(postgres, "SELECT 1"));
      assertEquals(0, unfinished(home));
    }
  }

  @Test
  void processNumberGivenToSomethingElseIsLeftAlone() throws Exception {
    Path home = temp.resolve("home");
    Quick.made(home);
    Process stranger = new ProcessBuilder("sleep", "300").start();
    try {
      Files.writeString(
          home.resolve("cluster/postmaster.pid"),
          stranger.pid() + "\n" + home.resolve("cluster") + "\n1\n5432\n\n127.0.0.1\n\nready\n");

      try (var postgres = started(Quick.in(home))) {
        assertEquals("1", Sql.ask(postgres, "SELECT 1"));
        assertTrue(stranger.isAlive());
      }
    } finally {
      stranger.destroyForcibly();
    }
  }

  static void kill(long pid, String signal) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor());
  }

  private static boolean accepts(EmbeddedPostgres postgres) {
    return postgres.health() instanceof Health.Accepting(_, int restarts) && restarts > 0;
  }

  private static int attempts(EmbeddedPostgres postgres) {
    return postgres.health() instanceof Health.Restarting(int attempt, _) ? attempt : 0;
  }

  private static long unfinished(Path home) {
    String[] names = home.toFile().list((_, name) -> name.startsWith("initdb."));
    return names == null ? 0 : names.length;
  }

  private static List<ProcessHandle> serversOf(Path cluster) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()))
        .toList();
  }

  private interface Sqled {
    Object call() throws SQLException;
  }

  private static void untilItFails(Sqled query) throws SQLException {
    long deadline = System.nanoTime() + Sql.PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      query.call();
    }
  }
}
