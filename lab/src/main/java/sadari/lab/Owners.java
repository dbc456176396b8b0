package sadari.lab;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import sadari.lab.link.Sources;
import sadari.lab.process.Processes;
import sadari.lab.process.Sockets;

/// Tells which component a connection comes from: the one in whose folder the process works that
/// owns its socket.
///
/// So one address of a component serves everybody, and announced addresses (Redis Sentinel,
/// Patroni, etcd) stay true, while a partition may still be between two components only.
///
/// A look goes through all processes and their files. When hundreds of connections are asked about
/// at once, as at the beginning of a partition, one look that began after all these questions
/// answers them. Thread-safe.
final class Owners implements Sources {
  private final Path nodes;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Look last = new Look(System.nanoTime(), Map.of());

  Owners(Path nodes) {
    this.nodes = nodes;
  }

  /// All connections of a moment.
  ///
  /// @param began by [System#nanoTime]
  /// @param owners by the ends of each
  private record Look(long began, Map<String, String> owners) {}

  @Override
  public String of(InetSocketAddress near, InetSocketAddress far) {
    long asked = System.nanoTime();
    looking.lock();
    try {
      // An older look may have seen another connection between the same ends.
      if (last.began() - asked < 0) {
        last = look();
      }
      return last.owners().getOrDefault(Sockets.ends(near, far), "");
    } finally {
      looking.unlock();
    }
  }

  private Look look() {
    long began = System.nanoTime();
    Map<String, String> components = new HashMap<>();
    Processes all = new Processes(nodes);
    for (ProcessHandle process : all.all()) {
      String component = all.within(process);
      Sockets.of(process).forEach(number -> components.put(number, component));
    }
    Map<String, String> owners = new HashMap<>();
    Sockets.numbers()
        .forEach(
            (ends, number) -> {
              String component = components.get(number);
              if (component != null) {
                owners.put(ends, component);
              }
            });
    return new Look(began, owners);
  }
}
