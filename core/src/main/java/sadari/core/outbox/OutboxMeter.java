package sadari.core.outbox;

import java.time.Duration;

/// Hears how the work on events goes. Called from many threads; must not block.
public interface OutboxMeter {
  /// An attempt at an event took this long.
  void attempted(Event event, Duration took, Outcome outcome);

  /// How an attempt ended.
  enum Outcome {
    /// All effects are done.
    DONE,
    /// To be tried again.
    RETRY,
    /// Given up.
    BURIED
  }

  /// Hears nothing.
  OutboxMeter NONE = (_, _, _) -> {};
}
