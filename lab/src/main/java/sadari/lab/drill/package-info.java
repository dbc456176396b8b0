/// Drills: something is broken while people use the product, and what they notice is measured. Each
/// reads: warm up, break, the promise holds, heal, it catches up.
@NullMarked
package sadari.lab.drill;

import org.jspecify.annotations.NullMarked;
