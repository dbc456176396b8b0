/// Processes, disks and what is left of them.
@NullMarked
package sadari.lab.process;

import org.jspecify.annotations.NullMarked;
