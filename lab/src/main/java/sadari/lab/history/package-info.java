/// What clients did and were told, and the checker that finds what no correct server could have
/// told them.
@NullMarked
package sadari.lab.history;

import org.jspecify.annotations.NullMarked;
