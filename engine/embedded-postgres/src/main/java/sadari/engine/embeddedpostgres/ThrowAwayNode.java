package sadari.engine.embeddedpostgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One server of a [ThrowAwayCluster]: a child process with a guard that ends it when this JVM is
/// gone. For one thread.
public final class ThrowAwayNode {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(20);

  /// Ends the server when nobody holds the other end of its standard input any more.
  private static final String GUARD =
      "exec 3<&0; \"$@\" 3<&- & pid=$!;"
          + " (read _ <&3; kill -CONT $pid; kill -QUIT $pid) 2>/dev/null & exec 3<&-; wait $pid";

  private final Path data;
  private final Programs programs;
  private final Privileges privileges;
  private final Login administrator;
  private final String name;
  private final int port;
  private @Nullable Process guard;

  ThrowAwayNode(
      Path data, Programs programs, Privileges privileges, Login administrator, int number)
      throws IOException {
    this.data = data;
    this.programs = programs;
    this.privileges = privileges;
    this.administrator = administrator;
    this.name = "node" + number;
    this.port = Ports.anyFree(ThreadLocalRandom.current());
  }

  Path data() {
    return data;
  }

  public int port() {
    return port;
  }

  /// Its name as a standby, as a synchronous one is chosen by.
  public String name() {
    return name;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /// Starts as a standby of that server from now on, once it is up again.
  public void follow(ThrowAwayNode primary) {
    try {
      Path signal = data.resolve("standby.signal");
      if (!Files.exists(signal)) {
        Files.createFile(signal);
      }
      String address =
          "host=127.0.0.1 port=%d user=%s password=%s application_name=%s connect_timeout=2"
              .formatted(primary.port, administrator.user(), administrator.password(), name);
      Files.writeString(
          data.resolve("postgresql.auto.conf"), "primary_conninfo = '" + address + "'\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts and waits until it takes connections.
  public void start() {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "sh"));
    command.addAll(
        List.of(programs.program("postgres"), "-D", data.toString(), "-c", "port=" + port));
    for (String setting :
        List.of(
            ServerSettings.MARK,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "logging_collector=off",
            "wal_level=replica",
            "wal_keep_size=64MB",
            "wal_receiver_status_interval=1s",
            "wal_retrieve_retry_interval=100ms")) {
      command.addAll(List.of("-c", setting));
    }
    try {
      Process started =
          Command.builder(privileges.command(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
              .start();
      guard = started;
      long deadline = System.nanoTime() + START.toNanos();
      while (!isReady()) {
        if (System.nanoTime() - deadline > 0 || !started.isAlive()) {
          throw new IllegalStateException(
              name + " did not start: " + Files.readString(log().toPath()));
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private File log() {
    return data.resolveSibling(name + ".log").toFile();
  }

  private boolean isReady() {
    return PidFile.read(data).filter(PidFile::ready).flatMap(file -> alive(file.pid())).isPresent();
  }

  private Optional<ProcessHandle> process() {
    return PidFile.read(data).flatMap(file -> alive(file.pid()));
  }

  private static Optional<ProcessHandle> alive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  /// Makes a standby the primary, on the next timeline, and waits until it is.
  public void promote() {
    run(List.of(programs.program("pg_ctl"), "promote", "-w", "-D", data.toString()));
  }

  /// Ends it as a power cut would.
  public void kill() {
    process()
        .ifPresent(
            postgres -> {
              List<ProcessHandle> all = family(postgres);
              all.forEach(ProcessHandle::destroyForcibly);
              all.forEach(ThrowAwayNode::awaitEnd);
            });
    release();
  }

  /// Stops it in order: its standbys get everything first.
  public void stop() {
    process()
        .ifPresent(
            postgres -> {
              signal("INT", List.of(postgres));
              awaitEnd(postgres);
            });
    release();
  }

  /// It keeps its connections and answers nobody.
  public void freeze() {
    process().ifPresent(postgres -> signal("STOP", family(postgres)));
  }

  /// Ends [#freeze].
  public void thaw() {
    process().ifPresent(postgres -> signal("CONT", family(postgres)));
  }

  private static List<ProcessHandle> family(ProcessHandle postgres) {
    return Stream.concat(Stream.of(postgres), postgres.descendants()).toList();
  }

  private void signal(String signal, List<ProcessHandle> processes) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$0\" \"$@\"", signal));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    run(command);
  }

  private void run(List<String> command) {
    try {
      Command.Ended ended = Command.run(privileges.command(command), START);
      if (!ended.successful()) {
        throw new IllegalStateException(command + ": " + ended.output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      if (!Stopping.ended(process, END)) {
        Stopping.kill(process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    Process held = guard;
    guard = null;
    if (held != null) {
      try {
        held.getOutputStream().close();
      } catch (IOException gone) {
        // It has ended with its server.
      }
    }
  }

  void close() {
    kill();
  }
}
