package sadari.lab.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Ends every process that works below a folder and removes the folder, as soon as the process that
/// posted the guardian is done with it or is gone itself.
///
/// It is a small shell that reads from a pipe whose other end only the poster holds: closed by
/// [#dismiss], or by the kernel when the poster dies, by whatever signal. So the ordinary end and
/// the violent one take the same way. Who is a victim is told by the working directory, which a
/// process keeps whatever it makes of its name, parent, environment and session.
public final class Guardian {
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      cat >/dev/null
      cd /
      victims() {
        find /proc/[0-9]*/cwd -maxdepth 0 -lname "$2/*" 2>/dev/null | cut -d / -f 3
      }
      while found=$(victims "$@"); [ -n "$found" ]; do
        kill -9 $found 2>/dev/null
        sleep 0.05
      done
      while read -r _ mounted _; do
        case $mounted in "$1"/*) umount -l "$mounted" ;; esac
      done </proc/mounts
      rm -rf -- "$1"
      """;

  private final Process shell;

  private Guardian(Process shell) {
    this.shell = shell;
  }

  /// Posts a guardian.
  ///
  /// @param folder removed at the end
  /// @param nodes the folder below it, in whose folders the victims work
  public static Guardian post(Path folder, Path nodes) throws IOException {
    List<String> command = new ArrayList<>();
    // A session of its own: a Ctrl-C of the terminal is not meant for it.
    Programs.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(List.of("sh", "-c", SCRIPT, "sadari-lab-guardian"));
    command.add(folder.toString());
    command.add(pattern(nodes));
    Process shell =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Guardian(shell);
  }

  /// Has it do its work now, and waits for it.
  public void dismiss() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the lab's guardian still cleans up after 30 s");
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      // It goes on without us.
      Thread.currentThread().interrupt();
    }
  }

  /// How long a lab may take to be gone after its process was killed, for those who wait for it.
  public static Duration patience() {
    return Duration.ofSeconds(10);
  }

  /// The folder as `find` wants it: a name, not a pattern.
  private static String pattern(Path folder) {
    return folder.toString().replaceAll("([*?\\[\\]\\\\])", "\\\\$1");
  }
}
