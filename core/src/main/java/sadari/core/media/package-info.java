/// Photos: checked, re-encoded, described, stored by the hash of their content.
@NullMarked
package sadari.core.media;

import org.jspecify.annotations.NullMarked;
