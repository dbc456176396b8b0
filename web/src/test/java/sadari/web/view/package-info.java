/// Tests of how entities are written.
@NullMarked
package sadari.web.view;

import org.jspecify.annotations.NullMarked;
