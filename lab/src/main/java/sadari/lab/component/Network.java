package sadari.lab.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The loopback network of one lab, which other labs of this machine keep out of.
///
/// Every component has one number in it and two addresses: `127.20.N.number` is where everybody
/// reaches it, `127.21.N.number` is where its process listens, and a link joins them. Without links
/// the process listens on the first.
public final class Network implements AutoCloseable {
  private static final int CLAIM = 47_000;

  private final int number;
  private final boolean linked;
  private final ServerSocket claim;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

  private Network(int number, boolean linked, ServerSocket claim) {
    this.number = number;
    this.linked = linked;
    this.claim = claim;
  }

  /// Takes the first network that no other lab has.
  public static Network claim(boolean linked) {
    for (int number = 0; number < 256; number++) {
      try {
        ServerSocket claim =
            new ServerSocket(CLAIM, 1, InetAddress.ofLiteral("127.20." + number + ".1"));
        return new Network(number, linked, claim);
      } catch (BindException taken) {
        // By another lab.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("256 labs run on this machine");
  }

  /// Gives a component its number; one that has left may still be asked for.
  public void register(String component, int host) {
    numbers.put(component, host);
  }

  /// Where everybody reaches a component.
  public String front(String component) {
    Integer host = numbers.get(component);
    if (host == null) {
      throw new IllegalArgumentException("there is no " + component + " in this topology");
    }
    return front(host);
  }

  public boolean linked() {
    return linked;
  }

  /// Where everybody reaches the component with this number.
  public String front(int host) {
    return "127.20." + number + "." + host;
  }

  /// Where its process listens.
  public String back(int host) {
    return linked ? "127.21." + number + "." + host : front(host);
  }

  /// All that a component's messages may come from.
  public static List<String> all() {
    return List.of("127.0.0.0/8");
  }

  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
