/// The port that operators look at: is the process alive, is it ready, what does it measure.
///
/// It listens on its own address, which the public does not reach.
@NullMarked
package sadari.server.ops;

import org.jspecify.annotations.NullMarked;
