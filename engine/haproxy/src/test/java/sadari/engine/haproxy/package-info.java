/// The real HAProxy in front of little servers that die, freeze and drain on command.
@NullMarked
package sadari.engine.haproxy;

import org.jspecify.annotations.NullMarked;
