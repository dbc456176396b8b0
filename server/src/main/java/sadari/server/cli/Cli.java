package sadari.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import sadari.server.config.Version;
import sadari.server.lifecycle.Wiring;

/// The command line of the program.
///
/// Exit codes: 0 done, 1 failed, 2 not understood or wrongly set.
@Command(
    name = "sadari",
    description = "A community server that climbs from one process to many data centres.",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Cli {
  private Cli() {}

  /// Runs one command and returns its exit code.
  public static int run(Wiring wiring, Map<String, String> environment, String... args) {
    CommandLine commands = commands(wiring, environment);
    if (args.length == 0) {
      commands.usage(System.err);
      return CommandLine.ExitCode.USAGE;
    }
    return commands.execute(args);
  }

  /// Runs a command that starts nothing and only prints, into `out`.
  public static int print(PrintWriter out, Map<String, String> environment, String... args) {
    return commands(nothing(), environment).setOut(out).execute(args);
  }

  /// Fails unless `args` are a command with options that there are; runs nothing.
  public static void check(String... args) {
    CommandLine.ParseResult _ = commands(nothing(), Map.of()).parseArgs(args);
  }

  private static Wiring nothing() {
    return (config, components, meters) -> {
      throw new IllegalStateException("only checked, not run");
    };
  }

  static CommandLine commands(Wiring wiring, Map<String, String> environment) {
    CommandLine commands = new CommandLine(new Cli());
    commands.addSubcommand(new RunCommand(wiring, environment));
    commands.addSubcommand(
        new CommandLine(new ConfigCommand()).addSubcommand(new PrintCommand(environment)));
    commands.addSubcommand(new CommandLine(new CacheCommand()).addSubcommand(new AdviseCommand()));
    commands.addSubcommand(
        new CommandLine(new DataCommand())
            .addSubcommand(new MoveCommand(wiring, environment))
            .addSubcommand(new GrantsCommand()));
    commands.addSubcommand(
        new CommandLine(new JobsCommand(environment))
            .addSubcommand(new UnreadCommand(environment)));
    commands.addSubcommand(
        new CommandLine(new MediaCommand())
            .addSubcommand(new MediaMoveCommand(environment))
            .addSubcommand(new OrphansCommand(environment)));
    commands.addSubcommand(new ModerateCommand(environment));
    commands.addSubcommand(new BalancerCommand());
    commands.addSubcommand(new ScaleCommand());
    commands.addSubcommand(new EdgeCommand());
    commands.addSubcommand(new RehearseCommand(wiring));
    commands.setUsageHelpAutoWidth(true);
    commands.setExecutionExceptionHandler(Failures::report);
    commands.setParameterExceptionHandler(Failures::report);
    return commands;
  }

  static final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"sadari " + Version.text()};
    }
  }
}
