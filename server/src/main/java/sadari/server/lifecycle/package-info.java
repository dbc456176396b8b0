/// How the process starts, answers for its health and stops.
///
/// Parts start in the order in which they are listed and close in the reverse order, so that what
/// was needed by a part is still there while the part closes.
@NullMarked
package sadari.server.lifecycle;

import org.jspecify.annotations.NullMarked;
