/// Edits to photos: what may be asked for, within which bounds, and the versions that come of it. A
/// photo's versions never change; an edit makes a new one, and undoing goes back to an older one.
@NullMarked
package sadari.core.media.edit;

import org.jspecify.annotations.NullMarked;
