package sadari.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;
import sadari.server.config.Effective;

/// `config print`: every setting in force, in the notation of the file.
@Command(
    name = "print",
    description = "Print every setting in force and where it comes from; secrets are masked.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true)
final class PrintCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  PrintCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    return switch (Config.load(options.sources(environment))) {
      case Outcome.Valid valid -> {
        valid.effective().forEach(setting -> print(out, setting));
        out.flush();
        yield CommandLine.ExitCode.OK;
      }
      case Outcome.Invalid invalid -> Failures.report(invalid, spec.commandLine().getErr());
    };
  }

  private static void print(PrintWriter out, Effective setting) {
    if (!setting.place().isEmpty()) {
      out.println("# from " + setting.place());
    }
    out.println(setting.key() + " = " + setting.text());
  }
}
