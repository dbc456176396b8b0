package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sadari.engine.embeddedpostgres.Start.UsedByAnother;

/// What a killed server left running or lying around in its cluster.
///
/// The caller holds the home's lock, so no living server of ours owns the cluster. A process is
/// taken for our PostgreSQL only if all of this holds: it is the one `postmaster.pid` names, its
/// program is called `postgres`, it works in this very directory, and its command line carries our
/// mark. A process number that was given to something else fails the second or third test.
final class Orphan {
  private enum Kind {
    OURS,
    ANOTHER_SERVER,
    UNRELATED
  }

  private static final Path PROC = Path.of("/proc");
  private static final Duration WORKER = Duration.ofSeconds(1);

  /// PostgreSQL puts the name of the cluster into the titles of its workers.
  private static final String WORKER_TITLE = "postgres: " + ServerSettings.NAME + ":";

  /// A way to end a process; returns when it has ended.
  interface Ending {
    void end(ProcessHandle process) throws InterruptedException;
  }

  private Orphan() {}

  /// Ends our orphan, forgets a stale `postmaster.pid`, and refuses where someone else's server
  /// uses the cluster.
  static void end(Path cluster, Ending ending)
      throws RefusedException, IOException, InterruptedException {
    Optional<PidFile> file = PidFile.read(cluster);
    if (file.isEmpty()) {
      return;
    }
    Optional<ProcessHandle> process =
        ProcessHandle.of(file.get().pid()).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return; // PostgreSQL itself replaces the file of a process that is gone
    }
    switch (kind(process.get(), cluster)) {
      case OURS -> ending.end(process.get());
      case UNRELATED -> Files.deleteIfExists(PidFile.in(cluster));
      case ANOTHER_SERVER ->
          throw new RefusedException(
              new UsedByAnother(
                  process.get().pid(),
                  "A PostgreSQL that was started by hand (process "
                      + process.get().pid()
                      + ") uses the data in "
                      + cluster
                      + ". Stop it with pg_ctl stop, then start again."));
    }
  }

  /// Ends the workers of a PostgreSQL of ours that was killed. They end by themselves at once
  /// unless they hang, and PostgreSQL does not start while one of them still has its shared memory.
  ///
  /// Known by their program, their directory and their title; where there is no `/proc`, they are
  /// left to themselves.
  static void endWorkers(Path cluster) throws InterruptedException {
    if (!Files.exists(PidFile.in(cluster)) || !Files.isDirectory(PROC.resolve("self"))) {
      return;
    }
    for (ProcessHandle worker :
        ProcessHandle.allProcesses().filter(process -> isWorker(process, cluster)).toList()) {
      if (!Stopping.ended(worker, WORKER)) {
        Stopping.kill(worker);
      }
    }
  }

  private static boolean isWorker(ProcessHandle process, Path cluster) {
    try {
      String title =
          Files.readString(
              PROC.resolve(Long.toString(process.pid())).resolve("cmdline"),
              StandardCharsets.ISO_8859_1);
      return title.startsWith(WORKER_TITLE)
          && isPostgres(process.info())
          && worksIn(process.pid(), cluster, List.of());
    } catch (IOException gone) {
      return false;
    }
  }

  private static Kind kind(ProcessHandle process, Path cluster) {
    ProcessHandle.Info info = process.info();
    if (!isPostgres(info)) {
      return Kind.UNRELATED;
    }
    List<String> arguments = List.of(info.arguments().orElse(new String[0]));
    if (!worksIn(process.pid(), cluster, arguments)) {
      return Kind.UNRELATED;
    }
    return arguments.contains(ServerSettings.MARK) ? Kind.OURS : Kind.ANOTHER_SERVER;
  }

  private static boolean isPostgres(ProcessHandle.Info info) {
    String command = info.command().orElse("");
    String name = command.substring(command.lastIndexOf('/') + 1);
    // A program replaced on disk is shown as "postgres (deleted)".
    return name.equals("postgres") || name.startsWith("postgres ");
  }

  private static boolean worksIn(long pid, Path cluster, List<String> arguments) {
    Path current = PROC.resolve(Long.toString(pid)).resolve("cwd");
    try {
      return Files.isSameFile(current, cluster);
    } catch (IOException notLinux) {
      return arguments.contains(cluster.toString());
    }
  }
}
