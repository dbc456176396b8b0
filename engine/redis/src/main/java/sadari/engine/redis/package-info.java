/// The cache that all servers share, on Redis 7: leases, holds and numbered invalidations as Lua
/// scripts, each atomic; one connection for commands and one for news, made anew together.
///
/// Why it is as it is: `RATIONALE.md`.
@NullMarked
package sadari.engine.redis;

import org.jspecify.annotations.NullMarked;
