package sadari.lab.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import sadari.lab.LabException;
import sadari.lab.drill.DrillCommand;
import sadari.lab.process.MissingProgramException;
import sadari.server.config.Version;

/// `./sadari lab`.
///
/// Exit codes: 0 done, 1 failed, 2 not understood.
@Command(
    name = "sadari lab",
    description = "Whole topologies on one machine, out of real engines, and what can go wrong.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "For example: ./sadari lab up 5",
      "             ./sadari lab freeze db-1 --for 10s",
      "             ./sadari lab drill --list"
    })
final class LabCli {
  @Mixin final Where where = new Where();

  private LabCli() {}

  /// Runs one command line and returns its exit code.
  static int run(String... args) {
    LabCli top = new LabCli();
    CommandLine commands = top.commands();
    if (args.length == 0) {
      commands.usage(System.err);
      return CommandLine.ExitCode.USAGE;
    }
    commands.setExecutionStrategy(parsed -> carefully(commands, () -> top.execute(parsed, args)));
    return commands.execute(args);
  }

  /// Runs one command line where the lab is held.
  static int run(Held held, PrintWriter out, List<String> args) {
    CommandLine commands = new LabCli().commands();
    commands.setOut(out);
    commands.setErr(out);
    commands.setExecutionStrategy(
        parsed -> carefully(commands, () -> actHere(leaf(parsed), held, out)));
    return commands.execute(args.toArray(String[]::new));
  }

  private CommandLine commands() {
    CommandLine commands = new CommandLine(this);
    commands.addSubcommand(new UpCommand(where));
    commands.addSubcommand(new HoldCommand(where));
    commands.addSubcommand(new StatusVerb());
    commands.addSubcommand(new LogsCommand(where));
    commands.addSubcommand(new BreakingVerbs.Stop());
    commands.addSubcommand(new BreakingVerbs.Start());
    commands.addSubcommand(new BreakingVerbs.Kill());
    commands.addSubcommand(new BreakingVerbs.Freeze());
    commands.addSubcommand(new BreakingVerbs.Fill());
    commands.addSubcommand(new LinkVerbs.Slow());
    commands.addSubcommand(new LinkVerbs.Partition());
    commands.addSubcommand(new LinkVerbs.Refuse());
    commands.addSubcommand(new LinkVerbs.Reset());
    commands.addSubcommand(new HealVerb());
    commands.addSubcommand(new ScaleVerb());
    commands.addSubcommand(new AutoscaleVerb());
    commands.addSubcommand(new DownVerb());
    commands.addSubcommand(new DrillCommand());
    commands.addSubcommand(new DoctorCommand());
    commands.getCommandSpec().version("sadari lab " + Version.text());
    commands.setUsageHelpAutoWidth(true);
    Durations.register(commands);
    commands.setExecutionExceptionHandler(LabCli::report);
    return commands;
  }

  private int execute(ParseResult parsed, String... args) {
    if (CommandLine.printHelpIfRequested(parsed)) {
      return CommandLine.ExitCode.OK;
    }
    return leaf(parsed) instanceof Verb
        ? Remote.ask(where.folder(), List.of(args))
        : new CommandLine.RunLast().execute(parsed);
  }

  private static int actHere(Object command, Held held, PrintWriter out) {
    if (command instanceof Verb verb) {
      return verb.act(held, out);
    }
    throw new LabException("that is not for the process that holds the lab");
  }

  /// A strategy's own failures pass by the handler of those of commands.
  private static int carefully(CommandLine commands, IntSupplier action) {
    try {
      return action.getAsInt();
    } catch (CommandLine.PicocliException e) {
      throw e; // picocli has handlers for it: of mistakes, and of what commands throw
    } catch (RuntimeException e) {
      return report(e, commands, null);
    }
  }

  private static Object leaf(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.commandSpec().userObject();
  }

  private static int report(Exception failure, CommandLine command, @Nullable ParseResult ignored) {
    PrintWriter err = command.getErr();
    switch (failure) {
      case LabException told -> err.println("sadari lab: " + told.getMessage());
      case MissingProgramException told -> err.println("sadari lab: " + told.getMessage());
      default -> failure.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
