package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts the PostgreSQL of one home and waits until it takes connections.
final class Launcher {
  private static final int KEPT_LOGS = 6;
  private static final int TAIL = 2_000;
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Home home;
  private final Privileges privileges;
  private final List<String> commandLine;
  private final Duration limit;
  private final Stopping stopping;

  Launcher(
      Home home,
      Privileges privileges,
      List<String> commandLine,
      Duration limit,
      Stopping stopping) {
    this.home = home;
    this.privileges = privileges;
    this.commandLine = commandLine;
    this.limit = limit;
    this.stopping = stopping;
  }

  /// How a launch ended.
  sealed interface Launch {
    record Ready(Process process) implements Launch {}

    record Failed(String reason, boolean portTaken) implements Launch {}
  }

  /// Starts it; when it fails or the thread is interrupted, nothing is left running.
  Launch launch() throws InterruptedException {
    Process process;
    try {
      pruneLogs();
      Orphan.endWorkers(home.cluster());
      process = start();
    } catch (IOException failed) {
      return new Launch.Failed(failed.toString(), false);
    }
    boolean ready = false;
    try {
      ready = awaitReady(process);
    } finally {
      if (!ready && process.isAlive()) {
        abort(process);
      }
    }
    if (ready) {
      return new Launch.Ready(process);
    }
    String said = said();
    boolean portTaken = said.contains("could not bind") || said.contains("any TCP/IP sockets");
    return new Launch.Failed(said.isEmpty() ? "it ended without a word" : said, portTaken);
  }

  /// Keeps the newest logs: with PostgreSQL's rotation at 10 MB that bounds what logs take.
  void pruneLogs() throws IOException {
    List<Path> logs = logs();
    for (Path log : logs.subList(0, Math.max(0, logs.size() - KEPT_LOGS))) {
      Files.deleteIfExists(log);
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    // Of its own session: Ctrl-C in a terminal is for the server, which stops PostgreSQL last.
    Command.find("setsid").ifPresent(command::add);
    command.addAll(privileges.command(commandLine));
    return Command.builder(command)
        .directory(home.cluster().toFile())
        .redirectErrorStream(true)
        .redirectOutput(home.startupLog().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  private void abort(Process process) throws InterruptedException {
    try {
      stopping.abort(process.toHandle());
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      throw hurried;
    }
  }

  private boolean awaitReady(Process process) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Optional<PidFile> file = PidFile.read(home.cluster());
      if (file.isPresent() && file.get().pid() == process.pid() && file.get().ready()) {
        return true;
      }
      if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private String said() {
    try {
      var said = new StringBuilder(tail(home.startupLog()));
      List<Path> logs = logs();
      if (!logs.isEmpty() && said.indexOf("Future log output") >= 0) {
        said.append(tail(logs.getLast()));
      }
      return said.toString().strip();
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(home.log())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("postgresql-"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static String tail(Path file) throws IOException {
    try (var reader = new RandomAccessFile(file.toFile(), "r")) {
      long length = reader.length();
      reader.seek(Math.max(0, length - TAIL));
      byte[] bytes = new byte[(int) Math.min(length, TAIL)];
      reader.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
