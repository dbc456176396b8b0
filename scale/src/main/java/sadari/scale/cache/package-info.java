/// Caches in the process (L1), for what every request asks and hardly anybody changes.
///
/// A server's own writes are seen at once; another server's within each cache's stated bound.
@NullMarked
package sadari.scale.cache;

import org.jspecify.annotations.NullMarked;
