/// The command line: `run`, `config print`, and the help that goes with them.
///
/// The only package that prints to the terminal; everything else logs.
@NullMarked
package sadari.server.cli;

import org.jspecify.annotations.NullMarked;
