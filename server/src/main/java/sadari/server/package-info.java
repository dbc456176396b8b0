/// The composition root: the one place that knows every module.
///
/// `Main` says what the program is; the packages below hold its configuration, command line,
/// lifecycle, logs and the port that operators look at.
@NullMarked
package sadari.server;

import org.jspecify.annotations.NullMarked;
