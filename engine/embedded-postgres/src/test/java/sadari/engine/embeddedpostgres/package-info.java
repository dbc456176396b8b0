/// Promises of the embedded PostgreSQL, kept against real processes that are really killed.
@NullMarked
package sadari.engine.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
