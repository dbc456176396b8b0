/// The short drills, on real topologies.
@NullMarked
package sadari.lab.drill;

import org.jspecify.annotations.NullMarked;
