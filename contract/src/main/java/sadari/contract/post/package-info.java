/// What every store of posts and threads must do.
@NullMarked
package sadari.contract.post;

import org.jspecify.annotations.NullMarked;
