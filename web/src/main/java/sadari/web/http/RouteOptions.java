package sadari.web.http;

/// What is special about a route.
///
/// @param bodyLimit in bytes; a larger body is answered with 413
/// @param rate which limits count for it
/// @param ready the handler never blocks: it may run on the event loop, which is cheaper
public record RouteOptions(long bodyLimit, RateClass rate, boolean ready) {
  public static final RouteOptions DEFAULT =
      new RouteOptions(1024 * 1024, RateClass.GENERAL, false);

  public RouteOptions withBodyLimit(long bytes) {
    return new RouteOptions(bytes, rate, ready);
  }

  public RouteOptions withRate(RateClass other) {
    return new RouteOptions(bodyLimit, other, ready);
  }

  public RouteOptions asReady() {
    return new RouteOptions(bodyLimit, rate, true);
  }
}
