/// What the product is made of, by hand: engines by the configuration, stores, use cases, jobs, and
/// the HTTP routes. The only place that sees all engines.
@NullMarked
package sadari.server.wiring;

import org.jspecify.annotations.NullMarked;
