/// Tests of brokers as child processes.
@NullMarked
package sadari.engine.embeddedkafka;

import org.jspecify.annotations.NullMarked;
