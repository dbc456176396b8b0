/// Which edges are well, and who serves what.
@NullMarked
package sadari.core.edge;

import org.jspecify.annotations.NullMarked;
