/// The lab's command line, as people use it.
@NullMarked
package sadari.lab.cli;

import org.jspecify.annotations.NullMarked;
