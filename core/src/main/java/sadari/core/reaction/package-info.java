/// Favourites and bookmarks.
@NullMarked
package sadari.core.reaction;

import org.jspecify.annotations.NullMarked;
