/// PostgreSQL as a supervised child process: the database of a server on which nothing but a JDK is
/// installed.
///
/// [EmbeddedPostgres] is the door for a server, [ThrowAwayPostgres] the one for tests. Both run the
/// bundled programs or those of a directory given to them.
@NullMarked
package sadari.engine.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
