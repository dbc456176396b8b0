/// Promises of the HTTP layer, kept over real sockets.
@NullMarked
package sadari.web.http;

import org.jspecify.annotations.NullMarked;
