/// The tiers composed as the wiring composes them: each composition passes the contract of its
/// port.
@NullMarked
package sadari.server.composition;

import org.jspecify.annotations.NullMarked;
