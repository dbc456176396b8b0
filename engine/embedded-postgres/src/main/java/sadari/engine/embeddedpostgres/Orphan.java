package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static Kind kind(ProcessHandle process, Path cluster) {
    ProcessHandle.Info info = process.info();
    String command = info.command().orElse("");
    String name = command.substring(command.lastIndexOf('/') + 1);
    // A program replaced on disk is shown as "postgres (deleted)".
    if (!name.equals("postgres") && !name.startsWith("postgres ")) {
      return Kind.UNRELATED;
    }
    List<String> arguments = List.of(info.arguments().orElse(new String[0]));
    if (!worksIn(process.pid(), cluster, arguments)) {
      return Kind.UNRELATED;
    }
    return arguments.contains(ServerSettings.MARK) ? Kind.OURS : Kind.ANOTHER_SERVER;
  }

  private static boolean worksIn(long pid, Path cluster, List<String> arguments) {
    Path current = Path.of("/proc", Long.toString(pid), "cwd");
    try {
      return Files.isSameFile(current, cluster);
    } catch (IOException notLinux) {
      return arguments.contains(cluster.toString());
    }
  }
}
