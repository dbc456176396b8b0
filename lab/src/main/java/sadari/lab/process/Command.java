package sadari.lab.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A short-lived program, run to its end.
///
/// @param words the program and its arguments
/// @param folder where it works
/// @param environment added to ours
/// @param input what it reads
public record Command(
    List<String> words, Path folder, Map<String, String> environment, String input) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What came of it.
  ///
  /// @param exit its exit code
  /// @param output all that it has written, also to its standard error
  public record Ended(int exit, String output) {}

  public static Command of(Path folder, List<String> words) {
    return new Command(words, folder, Map.of(), "");
  }

  public Command withInput(String text) {
    return new Command(words, folder, environment, text);
  }

  public Command withEnvironment(Map<String, String> variables) {
    return new Command(words, folder, variables, input);
  }

  /// Runs it, and fails with what it said unless its exit code is 0.
  public String succeed() throws InterruptedException {
    Ended ended = run();
    if (ended.exit() != 0) {
      throw new IllegalStateException(
          words.stream().filter(word -> !word.startsWith("-")).toList()
              + " ended with "
              + ended.exit()
              + ": "
              + ended.output().strip());
    }
    return ended.output();
  }

  /// Runs it; ends it after a minute.
  public Ended run() throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.directory(folder.toFile()).environment().putAll(environment);
      Process process = builder.start();
      var output = CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(UTF_8));
      } catch (IOException endedBeforeItReadAll) {
        // Its exit code tells why.
      }
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Ended(process.waitFor(), output.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
