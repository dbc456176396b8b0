/// Where programs are found on a network. Values only; nothing here connects to anything.
///
/// Hosts are checked, as they end up in the configurations of other programs.
@NullMarked
package sadari.core.network;

import org.jspecify.annotations.NullMarked;
