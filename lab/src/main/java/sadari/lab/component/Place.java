package sadari.lab.component;

import java.nio.file.Path;
import java.util.Map;

/// What the lab gives a component.
///
/// @param folder its own, in which its processes work
/// @param shared a folder that all components see; stands for a file server
/// @param host its number in the network
/// @param network the lab's network
/// @param hosts the numbers of all components, by name
/// @param secrets the lab's passwords
public record Place(
    Path folder,
    Path shared,
    int host,
    Network network,
    Map<String, Integer> hosts,
    Secrets secrets) {
  /// The address to listen on.
  public String listen() {
    return network.back(host);
  }

  /// The address to tell others.
  public String announce() {
    return network.front(host);
  }

  /// The address of another component.
  public String of(String component) {
    Integer found = hosts.get(component);
    if (found == null) {
      throw new IllegalArgumentException("there is no " + component + " in this topology");
    }
    return network.front(found);
  }
}
