/// What a server must bear: input that is broken, forged, foreign or far too big. Each case has its
/// exact answer, and leaves nothing behind.
@NullMarked
package sadari.server.hostile;

import org.jspecify.annotations.NullMarked;
