/// Labs at work.
@NullMarked
package sadari.lab;

import org.jspecify.annotations.NullMarked;
