package sadari.scale.replica;

/// Is told where reads go. Called on the thread that asks; must be quick, thread-safe, and not
/// throw.
public interface RoutingMeter {
  /// Measures nothing.
  RoutingMeter NONE =
      new RoutingMeter() {
        @Override
        public void read(String target) {}

        @Override
        public void fellBack(Reason reason) {}
      };

  /// A read went there.
  ///
  /// @param target `primary`, or a replica's name
  void read(String target);

  /// A request that a replica could have served is served by the primary from here on.
  void fellBack(Reason reason);

  /// Why not a replica.
  enum Reason {
    /// How far the account has come is not known.
    UNKNOWN,
    /// No replica is fit to serve.
    NONE,
    /// None has come as far as the account, and none came so far within the time to wait.
    BEHIND,
    /// The replica was dropped while the request was under way.
    DROPPED,
    /// The replica failed.
    FAILED
  }
}
