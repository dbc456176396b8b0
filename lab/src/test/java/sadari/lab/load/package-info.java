/// Clients that keep the rules.
@NullMarked
package sadari.lab.load;

import org.jspecify.annotations.NullMarked;
