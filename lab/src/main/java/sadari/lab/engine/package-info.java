/// One class per real engine: how it is configured, started, asked and changed. A class here knows
/// the other components by their names only.
@NullMarked
package sadari.lab.engine;

import org.jspecify.annotations.NullMarked;
