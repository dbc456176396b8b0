/// What an account may rely on when its requests meet several copies of the data: it sees what it
/// wrote, and never goes back behind what it saw ("session guarantees", Terry et al., PDIS 1994).
///
/// How far an account has come is a [Vector], kept by servers and never by clients.
@NullMarked
package sadari.core.consistency;

import org.jspecify.annotations.NullMarked;
