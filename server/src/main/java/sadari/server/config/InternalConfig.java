package sadari.server.config;

/// The port that operators look at: health and metrics. Not for the public.
///
/// @param host the address to listen on
/// @param port the port to listen on; 0 takes any free one
public record InternalConfig(String host, int port) {
  static InternalConfig from(Settings settings) {
    return new InternalConfig(
        settings.text("internal.host", "127.0.0.1"),
        settings.number("internal.port", 9300, 0, 65_535));
  }
}
