/// Too much work, on a clock of the test's own and with real threads.
@NullMarked
package sadari.scale.overload;

import org.jspecify.annotations.NullMarked;
