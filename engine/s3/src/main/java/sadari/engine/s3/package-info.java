/// Photos' bytes in an object store, over any S3 API: each object named by the hash of its content.
///
/// [S3Engine] is the door. What is read lies in a bounded folder of this machine for a while, whole
/// and checked against its name, so that ranges, slow readers and an absent store cost nobody else.
@NullMarked
package sadari.engine.s3;

import org.jspecify.annotations.NullMarked;
