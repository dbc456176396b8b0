package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sadari.engine.embeddedpostgres.EmbeddedPostgresTest.started;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The oldest version that is supported, as Debian installs it.
class OtherVersionTest {
  private static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");

  @TempDir Path temp;

  @Test
  void installedPostgres15RunsTheSameWay() throws Exception {
    assumeTrue(Files.isExecutable(DEBIAN_15.resolve("initdb")), "no PostgreSQL 15 in " + DEBIAN_15);
    var config = EmbeddedPostgresConfig.in(temp.resolve("home")).withBinaries(DEBIAN_15);

    try (var postgres = started(config)) {
      assertEquals(15, postgres.majorVersion());
      assertEquals("15", Sql.ask(postgres, "SHOW server_version").substring(0, 2));
      assertEquals("on", Sql.ask(postgres, "SHOW data_checksums"));
      assertEquals("é", Sql.ask(postgres, "SELECT lower('É')"));
      CrashTest.kill(postgres.pid().orElseThrow(), "KILL");
      Sql.await(
          "its return", () -> postgres.health() instanceof Health.Accepting(_, int n) && n > 0);
    }
  }
}
