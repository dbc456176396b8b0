package sadari.engine.haproxy;

import java.nio.file.Path;
import java.util.Optional;
import sadari.core.network.Address;

/// The side of the balancer that people see.
///
/// @param address the only public one of the whole system
/// @param certificate PEM file with key and chain; without it plain HTTP, as for tests
/// @param streamingHost a host name whose every request is for [Role#STREAMING]
/// @param mediaHost a host name whose every request is for [Role#MEDIA]
public record Front(
    Address address,
    Optional<Path> certificate,
    Optional<String> streamingHost,
    Optional<String> mediaHost) {
  /// Plain HTTP, roles told by path only.
  public static Front plain(Address address) {
    return new Front(address, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
