package sadari.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jobs unread`: what workers took from Kafka and could not read, as a newer release wrote it.
@Command(
    name = "unread",
    description =
        "List what workers could not read, as a newer release wrote it; oldest first, with its"
            + " cause.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true)
final class UnreadCommand implements Callable<Integer> {
  private static final String UNREAD = "/operate/unread-jobs?format=text";

  private final Map<String, String> environment;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  @Mixin private final PageOptions page = new PageOptions();

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  UnreadCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return server().ask(options, DeskQuestion.page("unread-jobs", page), null);
  }

  @Command(
      name = "replay",
      description = "Put what the asked server can read now back into its lane.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin ConfigOptions where,
      @Parameters(paramLabel = "ID|all", description = "Which: an id of `jobs unread`, or all.")
          String which)
      throws IOException, InterruptedException {
    return server().ask(where, UNREAD, DeskQuestion.form("replay", which));
  }

  @Command(
      name = "discard",
      description = "Throw away what could not be read; what it would have done never happens.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int discard(
      @Mixin ConfigOptions where,
      @Parameters(paramLabel = "ID", description = "Which: an id of `jobs unread`.") String id)
      throws IOException, InterruptedException {
    return server().ask(where, UNREAD, DeskQuestion.form("discard", id));
  }

  private DeskQuestion server() {
    return new DeskQuestion(spec.commandLine(), environment);
  }
}
