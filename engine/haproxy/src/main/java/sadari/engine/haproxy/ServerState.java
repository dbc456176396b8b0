package sadari.engine.haproxy;

/// A server as a running balancer sees it in one backend.
///
/// @param backend e.g. `web`; with `-living` at its end, the one of all that are alive
/// @param name of the server
/// @param address where its requests go
/// @param condition whether it gets requests
/// @param weight its share beside the others'
/// @param active requests it is at work on, from this balancer
/// @param queued requests that wait for this very server
public record ServerState(
    String backend,
    String name,
    String address,
    Condition condition,
    int weight,
    int active,
    int queued) {
  /// Whether this is its place among all that are alive, used while too few are well.
  public boolean isFallback() {
    return backend.endsWith(Lane.LIVING);
  }

  /// Whether a server gets requests.
  public enum Condition {
    /// It does.
    UP,
    /// It finishes what it has: told so by an operator, or by the server itself.
    DRAINING,
    /// It is dead or slow.
    DOWN,
    /// An operator took it out.
    MAINTENANCE;

    /// Reads HAProxy's words; `UP 1/2` is one that is about to go, `DOWN 1/2` about to come.
    static Condition of(String status) {
      if (status.startsWith("MAINT")) {
        return MAINTENANCE;
      }
      if (status.startsWith("DRAIN") || status.startsWith("NOLB")) {
        return DRAINING;
      }
      return status.startsWith("UP") ? UP : DOWN;
    }
  }
}
