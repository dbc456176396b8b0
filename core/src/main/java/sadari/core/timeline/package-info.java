/// Home, public and tag timelines.
@NullMarked
package sadari.core.timeline;

import org.jspecify.annotations.NullMarked;
