/// Reads from replicas, writes to the primary: one decorator per port over a [Routing].
///
/// Which copy a read may use is decided by what its account has seen
/// ([sadari.scale.session.Reading]); whatever is in doubt goes to the primary.
@NullMarked
package sadari.scale.replica;

import org.jspecify.annotations.NullMarked;
