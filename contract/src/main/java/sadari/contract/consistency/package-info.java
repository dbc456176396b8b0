/// The kit of the store of vectors.
@NullMarked
package sadari.contract.consistency;

import org.jspecify.annotations.NullMarked;
