/// Tiers over the ports, engine-neutral: each decorator passes the contract of the port it
/// decorates.
@NullMarked
package sadari.scale;

import org.jspecify.annotations.NullMarked;
