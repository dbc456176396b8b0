package sadari.lab;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import sadari.lab.link.Sources;
import sadari.lab.process.Processes;
import sadari.lab.process.Sockets;

/// Tells which component a connection comes from: the one in whose folder the process works that
/// owns its socket.
///
/// So one address of a component serves everybody, and announced addresses (Redis Sentinel,
/// Patroni, etcd) stay true, while a partition may still be between two components only.
record Owners(Path nodes) implements Sources {
  @Override
  public String of(InetSocketAddress near, InetSocketAddress far) {
    Optional<String> inode = Sockets.inode(near, far);
    if (inode.isEmpty()) {
      return "";
    }
    Processes all = new Processes(nodes);
    return all.all().stream()
        .filter(process -> Sockets.has(process, inode.get()))
        .map(all::within)
        .findFirst()
        .orElse("");
  }
}
