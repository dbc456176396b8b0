package sadari.lab.process;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RationTest {
  @Test
  void aProcessHasItsTurnsAndStandsStillBetweenThem() throws Exception {
    Process process = busy();
    try (Ration _ = Ration.start(process.toHandle(), 0.3)) {
      for (int turn = 0; turn < 3; turn++) {
        awaitStanding(process, true);
        awaitStanding(process, false);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatStandsStillWhenItsRationEndsGoesOn() throws Exception {
    Process process = busy();
    try {
      Ration ration = Ration.start(process.toHandle(), 0.01);
      awaitStanding(process, true);

      ration.close();

      awaitStanding(process, false);
      for (int look = 0; look < 1000; look++) {
        assertFalse(stands(process));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process busy() throws IOException {
    return new ProcessBuilder("sh", "-c", "while :; do :; done").start();
  }

  private static void awaitStanding(Process process, boolean wanted) {
    while (stands(process) != wanted) {
      Thread.onSpinWait();
    }
  }

  private static boolean stands(Process process) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return line.charAt(line.lastIndexOf(')') + 2) == 'T';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
