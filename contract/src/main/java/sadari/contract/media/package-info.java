/// What every store of photo records must do.
@NullMarked
package sadari.contract.media;

import org.jspecify.annotations.NullMarked;
