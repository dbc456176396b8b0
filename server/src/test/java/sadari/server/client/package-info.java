/// The whole server as a client meets it: a real process's parts, a real database, real HTTP.
@NullMarked
package sadari.server.client;

import org.jspecify.annotations.NullMarked;
