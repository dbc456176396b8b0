/// Edges near the readers: Varnish, described by types.
///
/// [VarnishEngine] is the door: the configuration comes out of an [EdgeDescription], and a running
/// edge is purged and asked how it is through [sadari.core.edge.Edge].
@NullMarked
package sadari.engine.varnish;

import org.jspecify.annotations.NullMarked;
