/// What the stores of notifications promise.
@NullMarked
package sadari.contract.notification;

import org.jspecify.annotations.NullMarked;
