/// Tests of the photo engine, on photos that are drawn here; Java's own image library is the second
/// opinion on what came out.
@NullMarked
package sadari.engine.imaging;

import org.jspecify.annotations.NullMarked;
