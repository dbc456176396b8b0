package sadari.lab.link;

import java.net.InetSocketAddress;

/// Tells which component made a connection.
@FunctionalInterface
public interface Sources {
  /// The component whose process owns the socket between `near` (its own end) and `far`; an empty
  /// name where it is none of ours.
  String of(InetSocketAddress near, InetSocketAddress far);
}
