/// What every store of favourites and bookmarks must do.
@NullMarked
package sadari.contract.reaction;

import org.jspecify.annotations.NullMarked;
