/// Finding people and tags: the global index of what people are called, and the use case over it.
@NullMarked
package sadari.core.search;

import org.jspecify.annotations.NullMarked;
