package sadari.engine.haproxy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One load balancer: who may come in, where, and who answers. Two of them that differ in their
/// addresses only share nothing and need not know of each other.
///
/// @param servers at least one with [Role#WEB]; names are unique
public record Balancer(Front front, Operating operating, List<WebServer> servers, Policy policy) {
  public Balancer {
    servers = List.copyOf(servers);
    Set<String> names = new HashSet<>();
    for (WebServer server : servers) {
      if (!names.add(server.name())) {
        throw new IllegalArgumentException("two servers are called " + server.name());
      }
    }
    if (servers.stream().noneMatch(server -> server.roles().contains(Role.WEB))) {
      throw new IllegalArgumentException("no server has the role web");
    }
  }

  /// The servers that are in a lane.
  List<WebServer> in(Lane lane) {
    return servers.stream().filter(server -> server.roles().contains(lane.role())).toList();
  }
}
