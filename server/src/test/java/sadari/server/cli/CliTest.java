package sadari.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.lifecycle.Wiring;

class CliTest {
  private static final Wiring NOTHING =
      (config, components, meters) ->
          new Wiring.Running(URI.create("http://localhost:1"), List.of());

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void anUnknownOptionIsAnsweredWithTheNearest() {
    int code = run("run", "--dtaa", "x");

    assertEquals(2, code);
    assertTrue(err.toString().contains("Did you mean --data?"), err.toString());
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheNearest() {
    int code = run("rnu");

    assertEquals(2, code);
    assertTrue(err.toString().contains("Did you mean run?"), err.toString());
  }

  @Test
  void wrongSettingsAreToldAllAtOnceAndNothingStarts() {
    int code = run("run", "--port", "x", "--set", "log.level=loud");

    assertEquals(2, code);
    assertTrue(err.toString().startsWith("sadari: 2 settings are wrong:"), err.toString());
  }

  @Test
  void aDataFolderThatIsNoneIsToldInWords(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertEquals(1, run("run", "--data", file.toString()));
    assertEquals(
        "sadari: cannot use " + file + ": it is there already and is no folder",
        err.toString().strip());
  }

  @Test
  void configPrintShowsWhatIsInForceAndWhereItComesFrom() {
    int code = run("config", "print", "--port", "8080");

    assertEquals(0, code);
    assertTrue(
        out.toString()
            .replace(System.lineSeparator(), "\n")
            .contains("# from --port\nhttp.port = 8080\n"));
  }

  @Test
  void howManyWorkersThereShouldBeIsTold() {
    int code = run("scale", "explain", "--workers=2", "--waiting=4", "--oldest=0.2", "--busy=97");

    assertEquals(0, code);
    assertTrue(out.toString().startsWith("workers 2 -> 3: "), out.toString());
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    for (String wrong :
        List.of("--workers=-1", "--waiting=-4", "--oldest=NaN", "--busy=101", "--at=noon")) {
      err.getBuffer().setLength(0);
      List<String> words =
          new ArrayList<>(
              List.of("scale", "explain", "--workers=2", "--waiting=4", "--oldest=1", "--busy=9"));
      words.removeIf(word -> word.startsWith(wrong.substring(0, wrong.indexOf('='))));
      words.add(wrong);

      assertEquals(2, run(words.toArray(String[]::new)), wrong);

      String option = wrong.substring(0, wrong.indexOf('='));
      assertTrue(
          err.toString().contains("Invalid value for option '" + option + "'"), err::toString);
    }
  }

  @Test
  void helpNamesEveryCommand() {
    int code = run("--help");

    assertEquals(0, code);
    assertTrue(out.toString().contains("run") && out.toString().contains("config"));
  }

  @Test
  void theBalancersConfigurationIsPrinted() {
    int code =
        run(
            "balancer",
            "config",
            "--set=balancer.servers=web1 10.0.0.1:3000 10.0.0.1:9300",
            "--set=balancer.listen=0.0.0.0:8080");

    assertEquals(0, code);
    assertTrue(out.toString().contains("bind 0.0.0.0:8080"), out.toString());
    assertTrue(out.toString().contains("server web1 10.0.0.1:3000"), out.toString());
  }

  @Test
  void aBalancerThatIsNotThereIsToldInOneLine() {
    int code = run("balancer", "--socket=/nowhere/api.sock", "drain", "web1");

    assertEquals(1, code);
    assertEquals("sadari: no balancer answers at /nowhere/api.sock", err.toString().strip());
  }

  private int run(String... args) {
    return Cli.commands(NOTHING, Map.of())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
