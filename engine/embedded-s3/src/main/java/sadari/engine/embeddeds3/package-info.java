/// An object store with an S3 API as a child process, out of jars that are inside ours. For tests
/// and for the lab: it keeps objects in a folder, and so does what it acknowledged outlive it.
///
/// [ObjectStore] is the process as a value, [ThrowAwayS3] one that is started and ended,
/// [FaultyProxy] a bad wire to it.
@NullMarked
package sadari.engine.embeddeds3;

import org.jspecify.annotations.NullMarked;
