package sadari.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// All processes of one component: those that work in its folder or below.
///
/// Not only the descendants of the one that was started: some detach theirs (Patroni its
/// PostgreSQL). A process keeps its working directory, and nobody else has one there.
///
/// @param folder the component's folder
public record Processes(Path folder) {
  private static final Path PROC = Path.of("/proc");
  private static final Duration GONE = Duration.ofSeconds(10);

  /// Those that are there now.
  public List<ProcessHandle> all() {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        if (worksHere(entry)) {
          long pid = Long.parseLong(entry.getFileName().toString());
          ProcessHandle.of(pid).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /// The name of the folder just below this one that `process` works in; empty where it is none.
  public String within(ProcessHandle process) {
    return workingDirectory(PROC.resolve(Long.toString(process.pid())))
        .filter(found -> found.startsWith(folder) && !found.equals(folder))
        .map(found -> folder.relativize(found).getName(0).toString())
        .orElse("");
  }

  /// Ends all of them at once, as when a machine loses its power.
  public void kill() {
    untilNoneIsNew("KILL");
    long deadline = System.nanoTime() + GONE.toNanos();
    while (!all().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("processes in " + folder + " do not end");
      }
      pause();
    }
  }

  /// Stops all of them where they are; their sockets stay.
  public void freeze() {
    untilNoneIsNew("STOP");
  }

  /// Lets them go on.
  public void thaw() {
    Signals.send("CONT", all());
  }

  /// One may start another while we look.
  private void untilNoneIsNew(String name) {
    List<ProcessHandle> done = new ArrayList<>();
    while (true) {
      List<ProcessHandle> found = new ArrayList<>(all());
      found.removeAll(done);
      if (found.isEmpty()) {
        return;
      }
      Signals.send(name, found);
      done.addAll(found);
    }
  }

  private boolean worksHere(Path process) {
    return workingDirectory(process).filter(found -> found.startsWith(folder)).isPresent();
  }

  private static Optional<Path> workingDirectory(Path process) {
    try {
      return Optional.of(Files.readSymbolicLink(process.resolve("cwd")));
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
