/// Photos' bytes in a folder of the machine, each file named by the hash of its content.
///
/// [FilesEngine] is the door; how a file becomes visible, whole and durable is private to the
/// package.
@NullMarked
package sadari.engine.files;

import org.jspecify.annotations.NullMarked;
