/// What people write, read for mentions, tags and links, and made into safe HTML.
@NullMarked
package sadari.core.text;

import org.jspecify.annotations.NullMarked;
