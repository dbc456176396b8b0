/// Publishing, boosting and deleting posts.
@NullMarked
package sadari.core.publish;

import org.jspecify.annotations.NullMarked;
