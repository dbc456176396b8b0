/// Decisions of the autoscaler, reading by reading.
@NullMarked
package sadari.scale.autoscale;

import org.jspecify.annotations.NullMarked;
