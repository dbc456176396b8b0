/// The checker against histories that are known to be bad, or nearly, and against all possible
/// orders of small ones.
@NullMarked
package sadari.lab.history;

import org.jspecify.annotations.NullMarked;
