/// How far somebody has read: kept for all of a person's clients.
@NullMarked
package sadari.core.marker;

import org.jspecify.annotations.NullMarked;
