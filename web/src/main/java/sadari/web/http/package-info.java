/// The thin HTTP layer: handlers are blocking functions from request to response.
///
/// They run on virtual threads and know nothing of the server below (Vert.x core). Nothing outside
/// this package may import `io.vertx` or `io.netty`.
@NullMarked
package sadari.web.http;

import org.jspecify.annotations.NullMarked;
