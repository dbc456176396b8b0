package sadari.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process is told to stop while it handles a request.
class StopTest {
  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private BufferedReader output;
  private ProcessHandle child;
  private CompletableFuture<HttpResponse<String>> answer;

  @BeforeEach
  void startAndAsk() throws IOException {
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                SlowServer.class.getName(),
                "run",
                "--data=" + folder.resolve("data"),
                "--set=internal.port=0")
            .redirectErrorStream(true)
            .start();
    output = process.inputReader(UTF_8);
    long pid = Long.parseLong(lineWith("child ").substring("child ".length()));
    child = ProcessHandle.of(pid).orElseThrow();
    String ready = lineWith("is ready: ");
    URI slow = URI.create(ready.substring(ready.indexOf("http")) + "/slow");
    answer =
        client.sendAsync(
            HttpRequest.newBuilder(slow).build(), HttpResponse.BodyHandlers.ofString());
    lineWith("handling");
  }

  @AfterEach
  void leaveNothing() {
    process.destroyForcibly().onExit().join();
    child.destroyForcibly();
    client.shutdownNow();
  }

  @Test
  void theFirstSignalLetsRequestsInFlightFinish() throws Exception {
    process.toHandle().destroy();
    lineWith("stopping");
    process.outputWriter(UTF_8).append("go\n").flush();

    assertEquals("done", answer.get(20, TimeUnit.SECONDS).body());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
  }

  @Test
  void aSignalThatWasPassedOnTwiceIsOne() throws Exception {
    process.toHandle().destroy();
    process.toHandle().destroy();
    lineWith("stopping");
    process.toHandle().destroy();
    process.outputWriter(UTF_8).append("go\n").flush();

    assertEquals("done", answer.get(20, TimeUnit.SECONDS).body());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
  }

  @Test
  void aLaterSignalForcesTheEndAndWhatItStartedEndsToo() throws Exception {
    process.toHandle().destroy();
    lineWith("stopping");
    boolean ended = false;
    for (int more = 0; more < 20 && !ended; more++) {
      ended = process.waitFor(1, TimeUnit.SECONDS);
      process.toHandle().destroy();
    }

    assertEquals(130, process.exitValue());
    assertTrue(lineWith("child ").endsWith("ended"));
  }

  private String lineWith(String text) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(text)) {
        return line;
      }
    }
    throw new IOException("the process ended without saying: " + text);
  }
}
