package sadari.server.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import sadari.server.lifecycle.Health;
import sadari.server.lifecycle.Wiring;
import sadari.server.ops.Listening;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;

/// A program for tests: the real shell around one page that waits for a line on standard input, and
/// a process that it started, which tells that it was asked to end.
final class SlowServer {
  private SlowServer() {}

  public static void main(String[] args) throws IOException {
    String script = "trap 'echo child ended; exit' TERM; while :; do sleep 0.1; done";
    ProcessBuilder child = new ProcessBuilder("sh", "-c", script);
    System.out.println("child " + child.redirectOutput(Redirect.INHERIT).start().pid());
    Router router = Router.builder().get("/slow", request -> answer()).build();
    ServerConfig listener =
        ServerConfig.plain("127.0.0.1", 0, Path.of(System.getProperty("java.io.tmpdir")));
    Wiring wiring =
        (config, components, meters) -> {
          Listening server =
              components.start(
                  "http",
                  () ->
                      Listening.start(
                          "http",
                          listener,
                          router,
                          InstantSource.system(),
                          new SplittableRandom(1)),
                  s -> Health.up());
          return new Wiring.Running(URI.create("http://127.0.0.1:" + server.port()), List.of());
        };
    System.exit(Cli.run(wiring, Map.of(), args));
  }

  private static Response answer() throws IOException {
    System.out.println("handling");
    System.out.flush();
    return Response.text(System.in.read() > 0 ? "done" : "nothing read");
  }
}
