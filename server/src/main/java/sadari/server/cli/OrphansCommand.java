package sadari.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;

/// `media orphans`: tells a running server to collect stored bytes that nothing refers to.
@Command(
    name = "orphans",
    description = "Delete stored bytes of photos that nothing refers to, in the running server.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Bytes younger than a day are left alone. What is found is marked, and deleted by a run at",
      "least an hour later; workers run by the hour by themselves. Notes that a deleted post's photo",
      "must not be shown go after thirty days, once its bytes have gone."
    })
final class OrphansCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  @Option(names = "--dry-run", description = "Only tell what would be done.")
  private boolean dryRun;

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  OrphansCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    return switch (Config.load(options.sources(environment))) {
      case Outcome.Valid valid -> collect(valid.config());
      case Outcome.Invalid invalid -> Failures.report(invalid, spec.commandLine().getErr());
    };
  }

  private int collect(Config config) throws IOException {
    return new DeskTalk(spec.commandLine(), "the collection")
        .tell(config, "media-orphans", dryRun ? Map.of("dry-run", "true") : Map.of());
  }
}
