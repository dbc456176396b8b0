package sadari.web.http;

/// Told about every answered request; bound to the metrics registry by the server.
///
/// Called by many threads at once; must not block.
@FunctionalInterface
public interface RequestMeter {
  /// @param route method and path template: few values, no personal data
  /// @param nanos from the handler's start to its answer, the sending not included
  /// @param bytes of the body, -1 when it is streamed
  void answered(Route route, int status, long nanos, long bytes);
}
