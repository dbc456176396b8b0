/// Short posts: text, visibility, replies, boosts, threads.
@NullMarked
package sadari.core.post;

import org.jspecify.annotations.NullMarked;
