/// What the stores of follows promise.
@NullMarked
package sadari.contract.follow;

import org.jspecify.annotations.NullMarked;
