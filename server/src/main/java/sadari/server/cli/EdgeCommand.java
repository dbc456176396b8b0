package sadari.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sadari.engine.varnish.VarnishEngine;
import sadari.server.config.Config;
import sadari.server.config.EdgeFileConfig;
import sadari.server.config.Sources;

/// `edge`: the configuration of the caches near the readers.
@Command(
    name = "edge",
    description = "About the edges in front of photos and static files.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "It is run by: varnishd -F -a :80 -f FILE -s malloc,4G (Varnish 6.6 or later), with TLS in",
      "front of it. The configuration has the secret in it."
    })
final class EdgeCommand implements Callable<Integer> {
  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  @Command(description = "Print the VCL for a description.")
  int config(
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "The description.")
          @Nullable Path file,
      @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting more.")
          @Nullable Map<String, String> set) {
    Sources sources = new Sources();
    if (file != null) {
      sources.file(file);
    }
    Map<String, String> more = set == null ? new LinkedHashMap<>() : set;
    more.forEach((key, value) -> sources.option("--set", key, value));
    return switch (EdgeFileConfig.load(sources)) {
      case EdgeFileConfig.Outcome.Valid(EdgeFileConfig config) -> {
        PrintWriter out = spec.commandLine().getOut();
        out.print(VarnishEngine.configuration(config.edge()));
        out.flush();
        yield CommandLine.ExitCode.OK;
      }
      case EdgeFileConfig.Outcome.Invalid invalid ->
          Failures.report(
              new Config.Outcome.Invalid(invalid.problems()), spec.commandLine().getErr());
    };
  }
}
