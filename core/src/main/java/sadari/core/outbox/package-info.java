/// Effects on somebody else's bucket: events written with their cause and applied until done.
@NullMarked
package sadari.core.outbox;

import org.jspecify.annotations.NullMarked;
