package sadari.lab.link;

import java.time.Duration;

/// What a cable does to what passes.
public sealed interface Condition {
  /// Everything arrives late, and no faster than so.
  ///
  /// @param latency in each direction
  /// @param jitter added to it, evenly between nothing and this; the order is kept
  /// @param bytesPerSecond in each direction, all connections together; 0 for no limit
  record Slow(Duration latency, Duration jitter, long bytesPerSecond) implements Condition {}

  /// Nothing arrives, and nobody is told: what a cut cable or a firewall that drops looks like.
  /// Bytes on their way are kept, as TCP would send them again, and arrive when it is mended.
  record Cut() implements Condition {}

  /// New connections are refused; those that stand are reset when it begins.
  record Refused() implements Condition {}
}
