/// What a viewer may see: single posts, threads, profiles and timelines.
@NullMarked
package sadari.core.read;

import org.jspecify.annotations.NullMarked;
