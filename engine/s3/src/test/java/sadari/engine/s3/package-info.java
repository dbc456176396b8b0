/// Tests of the engine, against an object store that runs beside them.
@NullMarked
package sadari.engine.s3;

import org.jspecify.annotations.NullMarked;
