package sadari.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sadari.lab.process.Programs;

/// `up`: starts a process that holds a lab, and returns when all of it serves.
@Command(name = "up", description = "start a topology", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private final Where where;

  @Mixin private final Wanted wanted = new Wanted();

  UpCommand(Where where) {
    this.where = where;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var _ = wanted.topology(); // mistakes are told here
    Process holder = new ProcessBuilder(command()).redirectErrorStream(true).start();
    Thread giveUp = new Thread(() -> holder.toHandle().destroyForcibly());
    Runtime.getRuntime().addShutdownHook(giveUp);
    boolean serves = copy(holder);
    Runtime.getRuntime().removeShutdownHook(giveUp);
    return serves ? 0 : 1;
  }

  private List<String> command() {
    List<String> words = new ArrayList<>();
    // A session of its own: it outlives the terminal.
    Programs.find("setsid").ifPresent(setsid -> words.add(setsid.toString()));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
    String rehearsed = System.getProperty("sadari.server.notes");
    if (rehearsed != null) {
      words.add("-Dsadari.server.notes=" + rehearsed);
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of("hold", "--dir=" + where.folder()));
    words.addAll(wanted.words());
    return words;
  }

  /// Prints what it says until all of it serves; false where it ends before.
  private static boolean copy(Process holder) throws IOException {
    BufferedReader from = holder.inputReader(UTF_8);
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      if (line.equals(HoldCommand.SERVES)) {
        return true;
      }
      System.out.println(line);
    }
    return false;
  }
}
