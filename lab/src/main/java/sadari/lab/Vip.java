package sadari.lab;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sadari.lab.component.Network;
import sadari.lab.component.Probe;
import sadari.lab.component.VirtualAddress;
import sadari.lab.link.Link;
import sadari.lab.link.Sources;

/// A virtual address at work: a link whose other end is the holder that is well.
///
/// The holder is asked every 100 ms. It loses the address after three questions without an answer
/// within 150 ms each, so a dead one (which refuses at once) after 0.2 to 0.3 s, a frozen one after
/// at most 0.75 s; the connections it had are reset. There is no way back as long as the new holder
/// is well: a second move would only cost connections again.
final class Vip implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration ASK = Duration.ofMillis(150);
  private static final int MISSES = 3;

  private final VirtualAddress address;
  private final List<String> hosts;
  private final Consumer<String> told;
  private final Link link;
  private final Thread watch;
  private volatile int holder;
  private volatile boolean closed;

  Vip(VirtualAddress address, Network network, Sources sources, Consumer<String> told) {
    this.told = told;
    this.address = address;
    this.hosts = address.holders().stream().map(network::front).toList();
    this.link = Link.lay(network.front(address.host()), address.ports(), this::target, sources);
    this.watch = Thread.ofVirtual().name("vip").start(this::watch);
  }

  VirtualAddress address() {
    return address;
  }

  Link link() {
    return link;
  }

  /// Who has the address.
  String holder() {
    return address.holders().get(holder);
  }

  private InetSocketAddress target(int port) {
    return new InetSocketAddress(hosts.get(holder), port);
  }

  private void watch() {
    int missed = 0;
    try {
      while (!closed) {
        TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
        missed = well(holder) ? 0 : missed + 1;
        if (missed >= MISSES) {
          Optional<Integer> next = successor();
          if (next.isPresent()) {
            told.accept("moves from " + holder() + " to " + address.holders().get(next.get()));
            holder = next.get();
            link.reset(Set.of());
            missed = 0;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Integer> successor() {
    for (int i = 1; i < hosts.size(); i++) {
      int candidate = (holder + i) % hosts.size();
      if (well(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private boolean well(int index) {
    return Probe.http(hosts.get(index), address.checkPort(), address.checkPath(), ASK).isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    watch.interrupt();
    link.close();
  }
}
