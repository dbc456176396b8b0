package sadari.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.Needs;
import sadari.lab.process.Guardian;

@Timeout(120)
class LabCliTest {
  private final Path folder = Path.of("/tmp", "sadari-lab-cli-" + ProcessHandle.current().pid());

  private record Said(int exit, String text) {}

  @AfterEach
  void down() throws Exception {
    if (Files.exists(folder)) {
      Said _ = run("down");
    }
  }

  @Test
  void aLabIsBroughtUpBrokenHealedAndTakenDown() throws Exception {
    Needs.programs("initdb");

    says(run("up", "2"), 0, "People come in at http://127.20.");
    says(run("status"), 0, "db-1");
    says(run("freeze", "db-1", "--for", "5m"), 0, "db-1: freeze for 300.0 s");
    says(run("status"), 0, "frozen");
    says(run("heal", "db-2"), 1, "there is no db-2");
    says(run("heal"), 0, "healed db-1: freeze");
    says(run("slow", "db-1", "--latency", "5ms"), 0, "db-1: slow, 5 ms");
    says(run("logs", "web-1"), 0, "is ready");
    says(run("down"), 0, "is gone");

    assertFalse(Files.exists(folder));
  }

  @Test
  void mistakesAreToldInOneLine() throws Exception {
    says(run("up", "11"), 1, "rungs go from 1 to 7, not 11");
    says(run("up", "3", "--scale=kafka=3"), 1, "rung 3 has no kafka: it comes with rung 7");
    says(run("status"), 1, "no lab is up in " + folder);
    says(run("freez", "web-1"), 2, "freeze");
    Said unknown = run("drill", "nosuch");
    says(unknown, 2, "there is no drill nosuch");
    assertFalse(unknown.text().contains("at sadari."), unknown.text());
    says(run("freeze", "web-1", "--for", "soon"), 2, "is no span such as");
  }

  @Test
  void aLabWhoseHolderIsKilledIsGone() throws Exception {
    says(run("up", "1"), 0, "web-1");
    ProcessHandle holder =
        ProcessHandle.allProcesses()
            .filter(process -> commandLine(process).contains("hold\0--dir=" + folder))
            .findFirst()
            .orElseThrow();

    boolean _ = holder.destroyForcibly();

    long deadline = System.nanoTime() + Guardian.patience().toNanos();
    while (Files.exists(folder) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertFalse(Files.exists(folder));
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  private static void says(Said said, int exit, String part) {
    assertEquals(exit, said.exit(), said.text());
    assertTrue(said.text().contains(part), said.text());
  }

  private Said run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    command.add("--dir=" + folder);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), text);
  }
}
