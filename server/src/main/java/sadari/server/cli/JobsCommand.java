package sadari.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jobs`: how much slow work there is, and what became of what was given up. Asks a running server
/// whose data folder can be read; any server of several will do, as all share one outbox.
@Command(
    name = "jobs",
    description = "About the slow work of running servers: how much waits, what was given up.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class JobsCommand implements Callable<Integer> {
  private static final String JOBS = "/operate/jobs?format=text";

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
    return server().ask(options, JOBS, null);
  }

  @Command(
      name = "dead",
      description = "List what was given up, oldest first, with its cause.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int dead(@Mixin ConfigOptions options, @Mixin PageOptions page)
      throws IOException, InterruptedException {
    return server().ask(options, DeskQuestion.page("dead-jobs", page), null);
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
    return server().ask(options, JOBS, DeskQuestion.form("replay", which));
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
    return server().ask(options, JOBS, DeskQuestion.form("discard", id));
  }

  private DeskQuestion server() {
    return new DeskQuestion(spec.commandLine(), environment);
  }
}
