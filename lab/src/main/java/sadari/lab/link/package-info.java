/// The cable in front of a component: a TCP proxy that delays, throttles, swallows, resets and
/// refuses, for everybody or for connections from one component only, and heals when told to.
@NullMarked
package sadari.lab.link;

import org.jspecify.annotations.NullMarked;
