package sadari.server.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;
import sadari.server.config.Sources;
import sadari.server.lifecycle.Wiring;

/// `rehearse`: starts a server on a folder that is thrown away, asks for a few pages and stops it.
///
/// The launcher does this once per build, while the JVM notes what it loads (JEP 483, JEP 514): the
/// starts that follow take about half the time.
@Command(name = "rehearse", hidden = true, description = "Start and stop once, on no data.")
final class RehearseCommand implements Callable<Integer> {
  private static final List<String> PAGES = List.of("/", "/api/v2/instance", "/nowhere");

  private final Wiring wiring;

  RehearseCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("sadari-rehearsal");
    try {
      Sources sources =
          new Sources()
              .option("rehearse", "http.port", "0")
              .option("rehearse", "internal.port", "0")
              .option("rehearse", "data.directory", folder.resolve("data").toString());
      if (!(Config.load(sources) instanceof Outcome.Valid valid)) {
        return CommandLine.ExitCode.SOFTWARE;
      }
      Serving.serve(valid.config(), wiring, RehearseCommand::visit);
      return CommandLine.ExitCode.OK;
    } finally {
      remove(folder);
    }
  }

  private static void visit(Wiring.Running running) throws IOException {
    for (String page : PAGES) {
      URI uri = URI.create("http://127.0.0.1:" + running.address().getPort() + page);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.getResponseCode();
      connection.disconnect();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
