package sadari.engine.embeddedkafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cluster leaves neither a process nor a file behind, however it ends.
@Timeout(120)
class LeftoversTest {
  @TempDir Path temporary;

  @Test
  void aClosedClusterLeavesNoFolder() {
    Path folder;
    try (ThrowAwayKafka kafka = ThrowAwayKafka.start()) {
      folder = kafka.folder();
      assertTrue(Files.isDirectory(folder));
    }

    assertTrue(Files.notExists(folder));
  }

  @Test
  void aJvmThatEndsWithoutClosingLeavesNothing() throws Exception {
    Process jvm = start();
    String address = address(jvm);
    assertEquals(1, left().size());

    jvm.getOutputStream().close();
    jvm.waitFor();

    assertNothingIsLeft(address);
  }

  @Test
  void aKilledJvmLeavesNothing() throws Exception {
    Process jvm = start();
    String address = address(jvm);

    jvm.destroyForcibly().waitFor();

    assertNothingIsLeft(address);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            OneCluster.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String address(Process jvm) throws IOException {
    return jvm.inputReader(StandardCharsets.UTF_8).readLine();
  }

  private void assertNothingIsLeft(String address) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while ((!left().isEmpty() || listens(address)) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000_000);
    }
    assertEquals(List.of(), left());
    assertFalse(listens(address));
  }

  private static boolean listens(String address) {
    String[] parts = address.split(":");
    try (Socket _ = new Socket(parts[0], Integer.parseInt(parts[1]))) {
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("sadari-kafka"))
          .toList();
    }
  }
}
