package sadari.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.process.Guardian;
import sadari.lab.process.Processes;

class GuardianTest {
  @Test
  @Timeout(120)
  void whenTheLabIsKilledNothingIsLeftOfIt() throws Exception {
    Needs.programs("initdb", "pg_isready");
    Path folder = Path.of("/tmp", "sadari-lab-test-" + ProcessHandle.current().pid());
    Process held = hold(folder);
    Processes everything = new Processes(folder.toRealPath());
    assertTrue(everything.all().size() >= 2, "the database and the server run");

    boolean _ = held.toHandle().destroyForcibly();

    awaitGone(folder);
    assertEquals(List.of(), everything.all());
  }

  /// Returns when the lab is up.
  private static Process hold(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Held.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String line = process.inputReader(UTF_8).readLine();
    assertEquals("up: 2", line);
    return process;
  }

  private static void awaitGone(Path folder) throws InterruptedException {
    long deadline = System.nanoTime() + Guardian.patience().toNanos();
    while (Files.exists(folder) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertFalse(Files.exists(folder), "the folder is still there");
  }
}
