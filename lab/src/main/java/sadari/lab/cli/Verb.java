package sadari.lab.cli;

import java.io.PrintWriter;

/// A command that is carried out by the process that holds the lab.
interface Verb {
  /// Does it, and writes what a person should read.
  ///
  /// @return the exit code
  int act(Held held, PrintWriter out);
}
