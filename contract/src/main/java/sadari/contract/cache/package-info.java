/// What the ports promise that tiers of caches stand on.
@NullMarked
package sadari.contract.cache;

import org.jspecify.annotations.NullMarked;
