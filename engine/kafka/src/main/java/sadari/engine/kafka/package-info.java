/// The queue of jobs on Kafka's share groups: a topic and a share group per lane, every delivery
/// acknowledged by itself, nothing lost to the broker's limit of deliveries.
///
/// ```
/// put → producer → PREFIX.LANE (topic) → share group PREFIX.LANE → readers → what waits here → take
///                                          ↑ accept, release, renew ← answers of deliveries
/// ```
///
/// Why it is as it is: `RATIONALE.md`.
@NullMarked
package sadari.engine.kafka;

import org.jspecify.annotations.NullMarked;
