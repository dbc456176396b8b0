package sadari.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeftoverTest {
  /// Of the idle class, in `policy` of proc(5).
  private static final String IDLE = "5";

  @Test
  void whatIsStartedGivesWayToEverybodyOnOneCore() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(Leftover.words());
    words.addAll(List.of("sleep", "60"));
    Process process = new ProcessBuilder(words).start();
    try {
      awaitProgram(process, "(sleep)");

      assertEquals(IDLE, stat(process).get(38));
      assertTrue(
          status(process).stream().anyMatch(line -> line.matches("Cpus_allowed_list:\\s*\\d+")));
      assertEquals(Long.toString(process.pid()), stat(process).get(3), "leads a session");
      Path autogroup = proc(process).resolve("autogroup");
      if (Files.exists(autogroup)) {
        assertTrue(Files.readString(autogroup).endsWith("nice 19\n"));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void awaitProgram(Process process, String name) throws IOException {
    while (!Files.readString(proc(process).resolve("stat")).contains(name)) {
      Thread.onSpinWait();
    }
  }

  /// What follows the program's name, from the state on.
  private static List<String> stat(Process process) throws IOException {
    String text = Files.readString(proc(process).resolve("stat"));
    return List.of(text.substring(text.lastIndexOf(')') + 2).strip().split(" "));
  }

  private static List<String> status(Process process) throws IOException {
    return Files.readAllLines(proc(process).resolve("status"));
  }

  private static Path proc(Process process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
