/// What can go wrong with infrastructure: one small sealed family, mapped to HTTP in one place.
@NullMarked
package sadari.core.failure;

import org.jspecify.annotations.NullMarked;
