/// The engine on real Redis servers.
@NullMarked
package sadari.engine.redis;

import org.jspecify.annotations.NullMarked;
