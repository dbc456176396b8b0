/// The contracts of all ports, on the oldest and on the newest PostgreSQL, and what only this
/// engine promises.
///
/// [PostgresTest] gives a test class a database of its own; its two subclasses say on which server.
@NullMarked
package sadari.engine.postgres;

import org.jspecify.annotations.NullMarked;
