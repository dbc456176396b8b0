/// Session guarantees: every request knows what its account must see, and leaves behind what it has
/// seen.
///
/// The tiers below ask [Reading] what they may do; [SessionGuarantees] opens it around a request.
@NullMarked
package sadari.scale.session;

import org.jspecify.annotations.NullMarked;
