package sadari.lab.component;

import java.nio.file.Path;

/// What the lab gives a component.
///
/// @param folder its own, in which its processes work
/// @param shared a folder that all components see; stands for a file server
/// @param host its number in the network
/// @param network the lab's network
/// @param secrets the lab's passwords
public record Place(Path folder, Path shared, int host, Network network, Secrets secrets) {
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
    return network.front(component);
  }
}
