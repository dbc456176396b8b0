package sadari.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import sadari.server.cli.Cli;
import sadari.server.config.HttpConfig;
import sadari.server.lifecycle.Health;
import sadari.server.lifecycle.Wiring;
import sadari.server.logs.RequestInLogs;
import sadari.server.ops.Listening;
import sadari.server.ops.RouteMeters;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;

/// The program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(shell(), System.getenv(), args));
  }

  // The shell alone: a page that says that the server is there. The product takes its place.
  private static Wiring shell() {
    return (config, components, meters) -> {
      HttpConfig http = config.http();
      Router router =
          Router.builder()
              .around(new RequestInLogs())
              .around(new RouteMeters(meters))
              .get("/", request -> Response.text("Sadari\n"))
              .build();
      ServerConfig listener =
          ServerConfig.plain(
                  http.host(), http.port(), Path.of(System.getProperty("java.io.tmpdir")))
              .withTrustedProxies(http.trustedProxies());
      var server =
          components.start(
              "http",
              () ->
                  Listening.start(
                      "http", listener, router, InstantSource.system(), new SecureRandom()),
              s -> Health.up());
      return new Wiring.Running(http.publicUrl(server.port()), List.of());
    };
  }
}
