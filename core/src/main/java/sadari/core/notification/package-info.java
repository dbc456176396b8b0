/// What tells a reader that somebody did something.
@NullMarked
package sadari.core.notification;

import org.jspecify.annotations.NullMarked;
