package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void aProcessPlaysAllRolesUnlessToldOtherwise() {
    assertEquals(EnumSet.allOf(Role.class), valid(new Sources()).config().roles());
    assertEquals(
        Set.of(Role.WEB, Role.OPS),
        valid(new Sources().option("--set", "roles", "web, ops")).config().roles());
  }

  @Test
  void allProblemsAreToldAtOnceEachWithItsPlace() {
    List<String> problems =
        Reading.problems("http.port = eighty", "htpp.host = ::1", "no sense", "log.level = loud");

    assertEquals(
        List.of(
            "htpp.host (test line 2): is no setting; did you mean http.host?",
            "http.port (test line 1): is a number from 0 to 65535, not \"eighty\"",
            "log.level (test line 4): is one of debug, info, warn, error, not \"loud\"",
            "no sense (test line 3): a line is written: key = value"),
        problems);
  }

  @Test
  void theSameKeyTwiceInAFileIsAProblem() {
    assertEquals(
        List.of("http.port (test line 2): was already set in test line 1"),
        Reading.problems("http.port = 1", "http.port = 2"));
  }

  @Test
  void aKeyOfTheOtherEngineIsAProblem() {
    assertEquals(
        List.of("database.url (test line 1): only counts with database.engine = external"),
        Reading.problems("database.url = jdbc:postgresql://db/x"));
  }

  @Test
  void anExternalDatabaseNeedsAnAddress() {
    assertEquals(
        List.of("database.url (not set): must be set here"),
        Reading.problems("database.engine = external"));
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() {
    Sources sources =
        new Sources()
            .lines(List.of("http.port = 1", "http.host = ::1", "log.level = warn"), "f")
            .environment(Map.of("SADARI_HTTP_PORT", "2", "SADARI_HTTP_HOST", "::2"))
            .option("--port", "http.port", "3");

    Config config = valid(sources).config();

    assertEquals(3, config.http().port());
    assertEquals("::2", config.http().host());
    assertEquals(LogConfig.Level.WARN, config.log().level());
  }

  @Test
  void anUnknownVariableIsAProblemButThoseOfKubernetesAreNot() {
    Sources sources =
        new Sources()
            .environment(
                Map.of(
                    "SADARI_PORT", "tcp://10.0.0.1:3000",
                    "SADARI_SERVICE_HOST", "10.0.0.1",
                    "SADARI_HTTP_PROT", "4000",
                    "PATH", "/bin"));

    Config.Outcome.Invalid invalid =
        assertInstanceOf(Config.Outcome.Invalid.class, Config.load(sources));

    assertEquals(
        List.of("http.prot (SADARI_HTTP_PROT): is no setting; did you mean http.port?"),
        invalid.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void secretsAreMaskedWhereverTheyArePrinted() {
    Sources sources =
        new Sources()
            .option("--set", "database.engine", "external")
            .option("--set", "database.url", "jdbc:postgresql://db/x")
            .option("--set", "database.password", "hunter2");

    Config.Outcome.Valid valid = valid(sources);

    assertFalse(valid.config().toString().contains("hunter2"));
    assertFalse(valid.effective().toString().contains("hunter2"));
    assertTrue(valid.effective().toString().contains("database.password"));
  }

  @Test
  void whatIsPrintedReadsBackToTheSame() {
    Config.Outcome.Valid first = valid(new Sources().option("--port", "http.port", "8080"));

    List<String> lines =
        first.effective().stream().map(setting -> setting.key() + " = " + setting.text()).toList();

    assertEquals(first.config(), valid(new Sources().lines(lines, "printed")).config());
  }

  @Test
  void aMissingFileIsAProblem() {
    Sources sources = new Sources().file(Path.of("/nowhere/sadari.conf"));

    assertInstanceOf(Config.Outcome.Invalid.class, Config.load(sources));
  }

  private static Config.Outcome.Valid valid(Sources sources) {
    return assertInstanceOf(Config.Outcome.Valid.class, Config.load(sources));
  }
}
