/// The kit of the store of markers.
@NullMarked
package sadari.contract.marker;

import org.jspecify.annotations.NullMarked;
