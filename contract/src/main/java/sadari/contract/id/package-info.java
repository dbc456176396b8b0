/// What lenders of node numbers promise.
@NullMarked
package sadari.contract.id;

import org.jspecify.annotations.NullMarked;
