package sadari.server.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sadari.server.client.Await;
import sadari.server.client.ShippedJar;

/// A command that moves or sweeps, in a process of its own, as operators call it.
final class Mover implements AutoCloseable {
  private final Process process;
  private final Thread listener;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  private Mover(Process process) {
    this.process = process;
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  /// Calls `data move` for the server with a data folder.
  static Mover start(Path data, Place target, String... more) {
    List<String> words = new ArrayList<>(List.of("data", "move"));
    words.addAll(List.of("--to=" + target.jdbcUrl(), "--user=" + target.user()));
    words.addAll(List.of(more));
    Map<String, String> environment =
        Map.of(
            "SADARI_MOVE_PASSWORD", target.password(),
            "SADARI_MOVE_OWNER_PASSWORD", target.password());
    return call(data, environment, words);
  }

  /// Calls any command for the server with a data folder.
  static Mover call(Path data, Map<String, String> environment, List<String> words) {
    List<String> command = ShippedJar.command(List.of());
    command.addAll(words);
    command.add("--data=" + data);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new Mover(builder.start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void listen() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.add(line);
      }
    } catch (IOException e) {
      // It was killed; what it had said is there.
    }
  }

  /// All that it has printed so far.
  String said() {
    synchronized (said) {
      return String.join("\n", said);
    }
  }

  void awaitSaying(String text) {
    Await.until("\"" + text + "\" of the mover", () -> said().contains(text));
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Waits for its end, and tells how it ended.
  int exitCode() {
    int code = process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
    try {
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return code;
  }

  @Override
  public void close() {
    kill();
  }
}
