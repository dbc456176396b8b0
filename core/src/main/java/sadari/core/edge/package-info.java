/// Edges: shared caches near the readers, in front of photos and static files.
///
/// [sadari.core.edge.Edge] is the port; [sadari.core.edge.Edges] purges all of them and
/// [sadari.core.edge.EdgeWatch] knows which are well, so that nobody is sent to one that is not.
@NullMarked
package sadari.core.edge;

import org.jspecify.annotations.NullMarked;
