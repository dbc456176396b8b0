/// What events do on the other side: indexes, notifications, fan-out.
@NullMarked
package sadari.core.effect;

import org.jspecify.annotations.NullMarked;
