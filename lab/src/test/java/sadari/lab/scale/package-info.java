/// What is read of workers.
@NullMarked
package sadari.lab.scale;

import org.jspecify.annotations.NullMarked;
