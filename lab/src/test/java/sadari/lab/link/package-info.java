/// Cables between real sockets.
@NullMarked
package sadari.lab.link;

import org.jspecify.annotations.NullMarked;
