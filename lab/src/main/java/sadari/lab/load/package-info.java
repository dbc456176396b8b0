/// People who use a community at a steady rate, as rule-following clients do, and note all they are
/// told in a history.
@NullMarked
package sadari.lab.load;

import org.jspecify.annotations.NullMarked;
