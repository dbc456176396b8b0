/// Typed configuration: one record per part of the program, read from a file, the environment and
/// the command line.
///
/// A start with wrong settings fails once, with all problems at once; a key that nobody reads is a
/// problem too. Nothing here opens a file or a socket that a setting names.
@NullMarked
package sadari.server.config;

import org.jspecify.annotations.NullMarked;
