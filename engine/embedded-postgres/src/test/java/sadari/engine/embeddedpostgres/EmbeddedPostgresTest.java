package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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

  static EmbeddedPostgres started(EmbeddedPostgresConfig config) {
    return switch (EmbeddedPostgres.start(config)) {
      case Start.Started started -> started.postgres();
      case Start.Refused refused -> throw new AssertionError(refused.toString());
    };
  }
}
