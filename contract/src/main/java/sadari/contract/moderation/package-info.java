/// What the ports of moderation promise.
@NullMarked
package sadari.contract.moderation;

import org.jspecify.annotations.NullMarked;
