package sadari.engine.haproxy;

import java.nio.file.Path;
import java.util.Optional;
import sadari.core.network.Address;

/// The side of the balancer that operators see.
///
/// @param address for health (`/up`: 200 while any web server is alive) and metrics (`/metrics`);
///   not for the public
/// @param socket of the runtime API, usable by its owner only
/// @param user whom the process becomes after it has bound its ports; empty where it is not started
///   as root
public record Operating(Address address, Path socket, Optional<String> user) {}
