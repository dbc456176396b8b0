/// Kafka brokers as child processes, one or several, out of jars that are inside ours. For tests
/// and for the lab; a server reaches a cluster that somebody else runs.
///
/// A broker ends its whole JVM on a fatal fault: so it never shares one with us.
@NullMarked
package sadari.engine.embeddedkafka;

import org.jspecify.annotations.NullMarked;
