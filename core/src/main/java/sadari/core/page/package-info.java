/// Pages over things sorted by id, newest first.
@NullMarked
package sadari.core.page;

import org.jspecify.annotations.NullMarked;
