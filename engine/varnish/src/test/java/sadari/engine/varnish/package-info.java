/// The real Varnish on generated configurations, in front of a little origin.
@NullMarked
package sadari.engine.varnish;

import org.jspecify.annotations.NullMarked;
