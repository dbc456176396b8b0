/// The folder store against its contract, and against what only files can suffer.
@NullMarked
package sadari.engine.files;

import org.jspecify.annotations.NullMarked;
