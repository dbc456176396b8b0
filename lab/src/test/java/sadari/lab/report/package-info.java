/// Runs with known numbers.
@NullMarked
package sadari.lab.report;

import org.jspecify.annotations.NullMarked;
