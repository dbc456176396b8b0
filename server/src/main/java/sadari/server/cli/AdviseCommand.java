package sadari.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cache advise`: asks a running server what its traffic says about its caches.
@Command(
    name = "advise",
    description = "Tell how large each cache should be, by its traffic so far.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Hit ratios are predicted by miniature caches that a sample of the real",
      "traffic runs through; the first row of each cache sets the prediction for",
      "the cache as it is beside what was measured."
    })
final class AdviseCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9300",
      description = "A server's internal port (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("");

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "Also draw hit ratio by size and TTL into this file.")
  private @Nullable Path picture;

  @Option(
      names = "--target",
      paramLabel = "RATIO",
      defaultValue = "0.95",
      description = "The hit ratio that is wanted (default: ${DEFAULT-VALUE}).")
  private double target;

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!"http".equals(server.getScheme()) || server.getHost() == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--server is http://ADDRESS:PORT, not " + server);
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> table = ask(client, "text");
      if (table.statusCode() != 200) {
        err.println(
            "sadari: "
                + server
                + " answers "
                + table.statusCode()
                + ": "
                + Reason.in(table.body()));
        return CommandLine.ExitCode.SOFTWARE;
      }
      out.print(table.body());
      if (picture != null) {
        Files.writeString(picture, ask(client, "svg").body());
        out.println("picture: " + picture);
      }
      return CommandLine.ExitCode.OK;
    } catch (FileSystemException e) {
      err.println("sadari: cannot write the picture %s: %s".formatted(picture, Failures.said(e)));
      return CommandLine.ExitCode.SOFTWARE;
    } catch (ConnectException e) {
      err.println(
          "sadari: no server answers at %s (its internal port: internal.host, internal.port)"
              .formatted(server));
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      err.println(
          "sadari: no advice from %s (its internal port: internal.host, internal.port): %s"
              .formatted(server, e.getMessage() == null ? "it broke off" : e.getMessage()));
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private HttpResponse<String> ask(HttpClient client, String format)
      throws IOException, InterruptedException {
    URI page =
        server.resolve("/operate/cache-advice?format=%s&target=%s".formatted(format, target));
    return client.send(
        HttpRequest.newBuilder(page).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
