package sadari.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;
import sadari.server.ops.OperatorKey;

/// `jobs`: how much slow work there is, and what became of what was given up. Asks a running server
/// whose data folder can be read; any server of several will do, as all share one outbox.
@Command(
    name = "jobs",
    description = "About the slow work of running servers: how much waits, what was given up.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class JobsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> environment;

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  JobsCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  @Command(
      name = "backlog",
      description = "Tell how much waits in each lane, since when, and how much was given up.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int backlog(@Mixin ConfigOptions options) throws IOException, InterruptedException {
    return ask(options, "/operate/jobs?format=text", null);
  }

  @Command(
      name = "dead",
      description = "List what was given up, oldest first, with its cause.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int dead(
      @Mixin ConfigOptions options,
      @Option(
              names = "--after",
              paramLabel = "ID",
              defaultValue = "",
              description = "Only what comes after this one: the next page.")
          String after,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "40",
              description = "How many at most, up to 500 (default: ${DEFAULT-VALUE}).")
          int limit)
      throws IOException, InterruptedException {
    String page = after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, UTF_8);
    return ask(options, "/operate/dead-jobs?format=text&limit=" + limit + page, null);
  }

  @Command(
      name = "replay",
      description = "Try what was given up again, as if it were new.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin ConfigOptions options,
      @Parameters(paramLabel = "ID|all", description = "Which: an id of `jobs dead`, or all.")
          String which)
      throws IOException, InterruptedException {
    return ask(options, "/operate/jobs?format=text", form("replay", which));
  }

  @Command(
      name = "discard",
      description = "Throw away what was given up; what it would have done never happens.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int discard(
      @Mixin ConfigOptions options,
      @Parameters(paramLabel = "ID", description = "Which: an id of `jobs dead`.") String id)
      throws IOException, InterruptedException {
    return ask(options, "/operate/jobs?format=text", form("discard", id));
  }

  private static String form(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }

  private int ask(ConfigOptions options, String path, @Nullable String form)
      throws IOException, InterruptedException {
    return switch (Config.load(options.sources(environment))) {
      case Outcome.Valid valid -> ask(valid.config(), path, form);
      case Outcome.Invalid invalid -> Failures.report(invalid, spec.commandLine().getErr());
    };
  }

  private int ask(Config config, String path, @Nullable String form)
      throws IOException, InterruptedException {
    Optional<OperatorKey.Door> door =
        OperatorKey.find(config.storage().data(), config.internal().host());
    if (door.isEmpty()) {
      return failed(
          "no server runs on the data folder "
              + config.storage().data().toAbsolutePath().normalize());
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          client.send(request(door.get(), path, form), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? said(answer.body()) : failed(reason(answer));
    } catch (IOException e) {
      return failed("no server answers at " + door.get().address() + ": start it first");
    }
  }

  private static HttpRequest request(OperatorKey.Door door, String path, @Nullable String form) {
    URI page = door.address().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(page).timeout(PATIENCE);
    if (form != null) {
      request
          .header("Authorization", door.authorization())
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    return request.build();
  }

  private static String reason(HttpResponse<String> answer) {
    return answer.statusCode() == 404
        ? "nothing with this id was given up"
        : "the server answers " + answer.statusCode() + ": " + Reason.in(answer.body());
  }

  private int said(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private int failed(String line) {
    spec.commandLine().getErr().println("sadari: " + line);
    spec.commandLine().getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
