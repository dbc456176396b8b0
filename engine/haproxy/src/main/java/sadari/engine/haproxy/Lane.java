package sadari.engine.haproxy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A pair of backends: what goes to the servers of a role in one manner.
///
/// Writes have their own, because each needs a connection of its own: on one that was used before,
/// a server that dies leaves it open whether the write was done, and the balancer could tell the
/// client nothing at all.
enum Lane {
  MEDIA("media", Role.MEDIA),
  STREAMING("streaming", Role.STREAMING),
  WRITES("writes", Role.WEB),
  WEB("web", Role.WEB);

  static final String LIVING = "-living";

  private final String backend;
  private final Role role;

  Lane(String backend, Role role) {
    this.backend = backend;
    this.role = role;
  }

  /// The lanes that a server of these roles is in.
  static List<Lane> of(Set<Role> roles) {
    return Stream.of(values()).filter(lane -> roles.contains(lane.role)).toList();
  }

  Role role() {
    return role;
  }

  /// The backend of servers that want new requests.
  String backend() {
    return backend;
  }

  /// The backend of all that are alive.
  String living() {
    return backend + LIVING;
  }
}
