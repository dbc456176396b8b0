package sadari.lab.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Signals, which Java itself has only two of.
public final class Signals {
  private Signals() {}

  /// Sends `name`, such as `STOP`, to `process`.
  public static void send(String name, ProcessHandle process) {
    send(name, List.of(process));
  }

  /// Sends it to all of them; one that has ended meanwhile is no failure.
  static void send(String name, Collection<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>(List.of(Programs.require("kill"), "-" + name));
    processes.forEach(process -> words.add(Long.toString(process.pid())));
    try {
      Command.Ended _ = Command.of(Path.of("/"), words).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
