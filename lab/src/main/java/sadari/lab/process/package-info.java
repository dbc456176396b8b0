/// Processes of the operating system, found by the folder they work in and ended whole; programs
/// that may be installed or not; and the guardian that outlives the lab to clean up after it.
@NullMarked
package sadari.lab.process;

import org.jspecify.annotations.NullMarked;
