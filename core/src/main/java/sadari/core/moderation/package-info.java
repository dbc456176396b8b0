/// What this server's operators do about posts and people, and the log of it.
@NullMarked
package sadari.core.moderation;

import org.jspecify.annotations.NullMarked;
