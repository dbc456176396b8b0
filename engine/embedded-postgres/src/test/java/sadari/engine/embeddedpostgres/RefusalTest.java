package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sadari.engine.embeddedpostgres.EmbeddedPostgresTest.started;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
  @TempDir Path temp;

  @Test
  void secondServerOnTheSameHomeIsRefusedInThisProcessAndInOthers() throws Exception {
    var config = Quick.made(temp.resolve("home"));
    try (var postgres = started(config)) {
      var second = refusal(Start.AlreadyRunning.class, config);
      try (var child = Child.start(temp, temp.resolve("home").toString())) {
        String third = child.says();

        assertTrue(second.message().contains("already used"), second.message());
        assertTrue(third.contains("AlreadyRunning"), third);
        assertTrue(third.contains("" + ProcessHandle.current().pid()), third);
        assertEquals("1", Sql.ask(postgres, "SELECT 1"));
      }
    }
  }

  @Test
  void homeIsFreeAgainAfterARefusedStart() throws Exception {
    var config = Quick.made(temp.resolve("home"));
    refusal(Start.DidNotStart.class, config.withSetting("no_such_setting", "1"));

    try (var postgres = started(config)) {
      assertEquals("1", Sql.ask(postgres, "SELECT 1"));
    }
  }

  @Test
  void dataOfAnotherMajorVersionIsRefusedNamingBoth() throws Exception {
    var config = Quick.made(temp.resolve("home"));
    Files.writeString(temp.resolve("home/cluster/PG_VERSION"), "14\n");

    var refused = refusal(Start.WrongVersion.class, config);

    assertEquals(14, refused.found());
    assertEquals(18, refused.wanted());
    assertTrue(refused.message().contains("pg_upgrade"), refused.message());
  }

  @Test
  void serverStartedByHandIsNotTouched() throws Exception {
    var config = Quick.made(temp.resolve("home"));
    Process other = startByHand(config);
    try {
      Path cluster = temp.resolve("home/cluster");
      Sql.await("it", () -> PidFile.read(cluster).map(PidFile::ready).orElse(false));

      assertEquals(other.pid(), refusal(Start.UsedByAnother.class, config).pid());
      assertTrue(other.isAlive());
    } finally {
      other.destroy();
      other.waitFor();
    }
  }

  @Test
  void portInUseIsRefusedWhenItWasAskedFor() throws Exception {
    try (var occupied = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var config = Quick.in(temp.resolve("home")).withPort(occupied.getLocalPort());

      assertEquals(occupied.getLocalPort(), refusal(Start.PortTaken.class, config).port());
    }
  }

  @Test
  void rememberedPortInUseIsReplacedWhenAnyWillDo() throws Exception {
    var config = Quick.made(temp.resolve("home"));
    var first = started(config);
    first.close();
    try (var occupied = new ServerSocket(first.port(), 1, InetAddress.ofLiteral("127.0.0.1"));
        var second = started(config)) {
      assertTrue(second.port() != occupied.getLocalPort());
      assertEquals("1", Sql.ask(second, "SELECT 1"));
    }
  }

  @Test
  void mistakesInTheConfigurationAreNamed() {
    var config = Quick.in(temp.resolve("home"));

    assertThrows(IllegalArgumentException.class, () -> config.withSetting("port", "1"));
    assertThrows(IllegalArgumentException.class, () -> config.withSetting("Listen_Addresses", "*"));
    assertThrows(IllegalArgumentException.class, () -> config.withSetting("a", "b\nfsync=off"));
    assertThrows(IllegalArgumentException.class, () -> config.withPort(65_536));
    assertThrows(IllegalArgumentException.class, () -> config.withRunAs("a b"));
  }

  @Test
  void settingPostgresDoesNotKnowIsReportedInItsWords() throws Exception {
    var config = Quick.made(temp.resolve("home")).withSetting("no_such_setting", "1");

    var refused = refusal(Start.DidNotStart.class, config);

    assertTrue(refused.message().contains("no_such_setting"), refused.message());
  }

  @Test
  void programsThatAreNotThereAreRefused() {
    var config = Quick.in(temp.resolve("home")).withBinaries(temp.resolve("nothing"));

    assertTrue(refusal(Start.NoBinaries.class, config).message().contains("postgres"));
  }

  @Test
  void lostPasswordsAreReported() throws Exception {
    var config = Quick.made(temp.resolve("home"));
    Files.delete(temp.resolve("home/secret"));

    assertTrue(refusal(Start.Unusable.class, config).message().contains("backup"));
  }

  /// Starts PostgreSQL on the home's cluster as a person would, with the port of an earlier start.
  private static Process startByHand(EmbeddedPostgresConfig config) throws Exception {
    List<String> command;
    try (var postgres = started(config)) {
      command =
          Privileges.find(Home.open(postgres.home()), config.runAs())
              .command(
                  List.of(
                      postgres.programDirectory().resolve("postgres").toString(),
                      "-D",
                      postgres.dataDirectory().toString(),
                      "--listen_addresses=127.0.0.1",
                      "--port=" + postgres.port(),
                      "--unix_socket_directories="));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static <R extends Start.Refused> R refusal(Class<R> kind, EmbeddedPostgresConfig config) {
    Start start = EmbeddedPostgres.start(config);
    if (start instanceof Start.Started(var unexpected)) {
      unexpected.close();
    }
    return assertInstanceOf(kind, start);
  }
}
