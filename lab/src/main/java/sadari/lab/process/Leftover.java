package sadari.lab.process;

import java.util.List;
import java.util.stream.Stream;

/// Starts a program that takes what others leave of the processor: on the last core, and only while
/// nobody else wants it.
///
/// The idle class by itself is not enough. Where processes are grouped by session
/// (`kernel.sched_autogroup_enabled`; sched(7), "The autogroup feature"), sessions share the
/// processor first, and a process gives way to those of its own session only. Each backend of
/// PostgreSQL leads one, so a request that asked the database six times waited behind an idle-class
/// process as behind any other: up to four milliseconds each time. So the program gets a session
/// that weighs as little as one can, and all other cores are free of it.
public final class Leftover {
  /// The weight of a session may be changed ten times a second by those who are not root.
  private static final String SCRIPT =
      """
      for try in 1 2 3 4 5; do
        [ -w /proc/self/autogroup ] || break
        echo 19 2>/dev/null >/proc/self/autogroup && break
        sleep 0.1
      done
      last=$(sed -n 's/^Cpus_allowed_list:.*[^0-9]\\([0-9]*\\)$/\\1/p' /proc/self/status)
      exec taskset -c "$last" chrt -i 0 "$@"
      """;

  private Leftover() {}

  /// What to write before a command; nothing where util-linux is not there.
  public static List<String> words() {
    return Stream.of("setsid", "taskset", "chrt").allMatch(name -> Programs.find(name).isPresent())
        ? List.of(Programs.require("setsid"), "sh", "-c", SCRIPT, "sadari-lab-leftover")
        : List.of();
  }
}
