/// Identity and placement: 63-bit ids that sort by time and carry the bucket of their owner.
@NullMarked
package sadari.core.id;

import org.jspecify.annotations.NullMarked;
