package sadari.server.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import sadari.server.config.Config.Outcome;
import sadari.server.config.Nearest;
import sadari.server.lifecycle.StartFailure;

/// Tells a person why a command failed.
final class Failures {
  private Failures() {}

  static int report(Outcome.Invalid invalid, PrintWriter err) {
    int count = invalid.problems().size();
    err.println("sadari: " + count + (count == 1 ? " setting is" : " settings are") + " wrong:");
    invalid.problems().forEach(problem -> err.println("  " + problem));
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /// Tells what was not understood, with the nearest word there is.
  static int report(CommandLine.ParameterException failure, String[] ignored) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("sadari: " + failure.getMessage());
    if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
      Set<String> words = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
      words.addAll(command.getSubcommands().keySet());
      String word = unmatched.getUnmatched().getFirst();
      Nearest.to(word, words).ifPresent(near -> err.println("Did you mean " + near + "?"));
    }
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  static int report(Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
    PrintWriter err = command.getErr();
    if (failure instanceof StartFailure start) {
      err.println("sadari: " + start.getMessage());
      LoggerFactory.getLogger(Failures.class).debug("the cause", start);
    } else if (failure instanceof FileSystemException file) {
      err.println("sadari: cannot use " + file.getFile() + ": " + said(file));
    } else {
      failure.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  /// What stands in the way of using a file or folder.
  static String said(FileSystemException failure) {
    if (failure.getReason() != null) {
      return failure.getReason();
    }
    return switch (failure) {
      case AccessDeniedException _ -> "this user is not allowed to";
      case FileAlreadyExistsException _ -> "it is there already and is no folder";
      case NoSuchFileException _ -> "there is no such folder, and it cannot be made";
      case FileSystemException _ -> "the system says no";
    };
  }
}
