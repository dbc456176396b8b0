/// What tiers of caches stand on: a cache that all servers share, with leases and numbered
/// invalidations, and a journal of changes that it could not be told of.
///
/// The domain itself knows no cache.
@NullMarked
package sadari.core.cache;

import org.jspecify.annotations.NullMarked;
