package sadari.server.config;

import java.time.Duration;

/// What is done when more is asked of a server than it can do.
///
/// @param most requests worked on at once at most; how many it is at a time is learnt
/// @param queue requests that may wait for their turn; what is more is refused at once
/// @param patience how long one may wait before it is refused
public record OverloadConfig(int most, int queue, Duration patience) {
  static OverloadConfig from(Settings settings) {
    return new OverloadConfig(
        settings.number("overload.most", 500, 4, 100_000),
        settings.number("overload.queue", 500, 0, 100_000),
        settings.span(
            "overload.patience",
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            Duration.ofSeconds(30)));
  }
}
