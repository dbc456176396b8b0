/// What a run measured, second by second, as a table for terminals and as a picture.
@NullMarked
package sadari.lab.report;

import org.jspecify.annotations.NullMarked;
