/// What a server must survive: its own death, its database's, and both at once, while people use
/// it. What was acknowledged is there afterwards, once.
@NullMarked
package sadari.server.drill;

import org.jspecify.annotations.NullMarked;
