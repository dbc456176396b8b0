package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path temp;

  @Test
  void dataAndPortAndPasswordSurviveARestart() throws Exception {
    var config = EmbeddedPostgresConfig.in(temp.resolve("home"));
    String url;
    String password;
    try (var postgres = started(config)) {
      url = postgres.jdbcUrl();
      password = postgres.password();
      Sql.run(postgres, "CREATE TABLE note AS SELECT 'kept' AS text");
    }

    try (var postgres = started(config)) {
      assertEquals("kept", Sql.ask(postgres, "SELECT text FROM note"));
      assertEquals(url, postgres.jdbcUrl());
      assertEquals(password, postgres.password());
    }
  }

  @Test
  void whatIsAcknowledgedIsDurable() throws Exception {
    try (var postgres = started(EmbeddedPostgresConfig.in(temp.resolve("home")))) {
      assertEquals("18", Sql.ask(postgres, "SHOW server_version").substring(0, 2));
      assertEquals("on", Sql.ask(postgres, "SHOW fsync"));
      assertEquals("on", Sql.ask(postgres, "SHOW synchronous_commit"));
      assertEquals("on", Sql.ask(postgres, "SHOW full_page_writes"));
      assertEquals("on", Sql.ask(postgres, "SHOW data_checksums"));
      assertEquals("127.0.0.1", Sql.ask(postgres, "SHOW listen_addresses"));
      assertEquals("", Sql.ask(postgres, "SHOW unix_socket_directories"));
      assertEquals("t", Sql.ask(postgres, "SELECT count(*) >= 0 FROM pg_stat_statements"));
    }
  }

  @Test
  void closingIsFinalAndMayBeRepeated() throws Exception {
    var postgres = started(Quick.made(temp.resolve("home")));
    long pid = postgres.pid().orElseThrow();

    postgres.close();
    postgres.close();

    assertInstanceOf(Health.Closed.class, postgres.health());
    assertTrue(postgres.pid().isEmpty());
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    assertThrows(SQLException.class, () -> Sql.connect(postgres));
    assertFalse(Files.exists(postgres.dataDirectory().resolve("postmaster.pid")));
  }

  @Test
  void passwordsAreInOneClosedFileAndNowhereElse() throws Exception {
    try (var postgres = started(Quick.made(temp.resolve("home")))) {
      Path secret = postgres.home().resolve("secret");
      var process = ProcessHandle.of(postgres.pid().orElseThrow()).orElseThrow();

      assertEquals("rw-------", permissions(secret));
      assertEquals("rwx------", permissions(postgres.home()));
      assertFalse(process.info().commandLine().orElse("").contains(postgres.password()));
      assertFalse(
          postgres.administrator().toString().contains(postgres.administrator().password()));
      assertFalse(logged(postgres).contains(postgres.password()));
      assertThrows(
          SQLException.class, () -> Sql.connect(postgres.jdbcUrl(), postgres.user(), "guess"));
    }
  }

  @Test
  void theApplicationIsNoSuperuserAndMayMakeDatabases() throws Exception {
    try (var postgres = started(Quick.made(temp.resolve("home")))) {
      Sql.run(postgres, "CREATE EXTENSION pg_trgm");
      Sql.run(postgres, "CREATE DATABASE copy TEMPLATE template0");

      assertEquals("off", Sql.ask(postgres, "SHOW is_superuser"));
      assertThrows(
          SQLException.class, () -> Sql.run(postgres, "COPY (SELECT 1) TO PROGRAM 'true'"));
      try (var administrator = administrator(postgres)) {
        assertEquals("on", Sql.ask(administrator, "SHOW is_superuser"));
      }
    }
  }

  @Test
  void logsHoldNoValuesOfTheData() throws Exception {
    try (var postgres = started(Quick.made(temp.resolve("home")))) {
      Sql.run(postgres, "CREATE TABLE person (mail text PRIMARY KEY)");
      try (var connection = Sql.connect(postgres);
          var insert = connection.prepareStatement("INSERT INTO person VALUES (?), (?)")) {
        insert.setString(1, "someone@example.org");
        insert.setString(2, "someone@example.org");
        assertThrows(SQLException.class, insert::execute);
      }

      Sql.await("the log", () -> logged(postgres).contains("duplicate key"));
      assertFalse(logged(postgres).contains("someone@example.org"));
    }
  }

  @Test
  void settingsOfTheOperatorWin() throws Exception {
    var config =
        Quick.made(temp.resolve("home"))
            .withSetting("shared_buffers", "32MB")
            .withSetting("sadari.motto", "it's \\ here");

    try (var postgres = started(config)) {
      assertEquals("32MB", Sql.ask(postgres, "SHOW shared_buffers"));
      assertEquals("it's \\ here", Sql.ask(postgres, "SHOW sadari.motto"));
    }
  }

  @Test
  void onlyTheNewestLogsAreKept() throws Exception {
    var config = Quick.made(temp.resolve("home"));
    started(config).close();
    for (int day = 10; day < 30; day++) {
      Files.writeString(temp.resolve("home/log/postgresql-200001" + day + "-000000.log"), "old");
    }

    started(config).close();

    try (var logs = Files.list(temp.resolve("home/log"))) {
      assertTrue(logs.count() <= 8, "old logs are removed");
    }
  }

  @Test
  void aPathMayHoldSpacesAndLettersOfAnyScript() throws Exception {
    Path home;
    try {
      home = temp.resolve("내 데이터 – it's \"here\"");
    } catch (InvalidPathException ascii) {
      assumeTrue(false, "this JVM's file names are ASCII only (LC_ALL=C)");
      return;
    }

    try (var postgres = started(Quick.made(home))) {
      assertEquals("1", Sql.ask(postgres, "SELECT 1"));
      assertTrue(Files.exists(home.resolve("cluster/PG_VERSION")));
    }
  }

  static EmbeddedPostgres started(EmbeddedPostgresConfig config) {
    return switch (EmbeddedPostgres.start(config)) {
      case Start.Started started -> started.postgres();
      case Start.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static Connection administrator(EmbeddedPostgres postgres) throws SQLException {
    var login = postgres.administrator();
    return Sql.connect(postgres.jdbcUrl(), login.user(), login.password());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String logged(EmbeddedPostgres postgres) {
    var all = new StringBuilder();
    try (var logs = Files.list(postgres.logDirectory())) {
      for (Path log : logs.toList()) {
        all.append(Files.readString(log));
      }
      return all.append(Files.readString(postgres.home().resolve("startup.log"))).toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
