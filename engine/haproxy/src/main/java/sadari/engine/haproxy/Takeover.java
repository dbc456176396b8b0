package sadari.engine.haproxy;

import java.util.List;
import sadari.core.network.Address;

/// How one of two balancers holds the public address, and the other takes it over (VRRP, RFC 9568).
///
/// @param virtualAddress the public address with its prefix, e.g. `203.0.113.10/24`
/// @param networkInterface that carries it, e.g. `eth0`
/// @param router the same number, 1 to 255, on both; no other pair of the network has it
/// @param first whether this one holds the address while both are well
/// @param own the private address of this balancer
/// @param others the private addresses of its peers
/// @param health where this balancer tells whether it is well: [Operating#address]
public record Takeover(
    String virtualAddress,
    String networkInterface,
    int router,
    boolean first,
    String own,
    List<String> others,
    Address health) {
  public Takeover {
    if (router < 1 || router > 255) {
      throw new IllegalArgumentException("a router's number is from 1 to 255, not " + router);
    }
    others = List.copyOf(others);
  }
}
