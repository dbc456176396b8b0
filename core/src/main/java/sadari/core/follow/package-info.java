/// Who follows whom, kept on both sides, each side in its own account's bucket.
@NullMarked
package sadari.core.follow;

import org.jspecify.annotations.NullMarked;
