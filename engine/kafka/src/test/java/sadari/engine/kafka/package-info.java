/// The queue on a real broker, which is killed, frozen and started again.
@NullMarked
package sadari.engine.kafka;

import org.jspecify.annotations.NullMarked;
